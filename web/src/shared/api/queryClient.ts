import { QueryClient } from '@tanstack/react-query';
import { Problem } from './problem';

const SECOND = 1000;

/** Answers of the server (4xx) are final; only a lost connection or a stumbling server is asked again. */
function retry(failures: number, error: Error): boolean {
  const final = error instanceof Problem && error.status >= 400 && error.status < 500;
  return !final && failures < 2;
}

export function newQueryClient(): QueryClient {
  // Whether the browser thinks that it is online says nothing about a server on this machine or in the house: always ask.
  const networkMode = 'always';
  return new QueryClient({
    defaultOptions: {
      queries: { staleTime: 30 * SECOND, gcTime: 10 * 60 * SECOND, refetchOnWindowFocus: false, retry, networkMode },
      mutations: { retry: false, networkMode },
    },
  });
}

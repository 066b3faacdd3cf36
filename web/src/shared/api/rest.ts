import createClient from 'openapi-fetch';
import type { components, paths } from '@/api/schema';
import { transport } from './transport';

/** The server's contract as TypeScript: paths, parameters and answers are checked against api/openapi.yaml. */
export const rest = createClient<paths>({ baseUrl: window.location.origin, fetch: transport });

/** What the server sends and takes, by the names in api/openapi.yaml. */
export type Schemas = components['schemas'];

/** The answer itself: whatever is not an answer has been thrown as a problem. */
export async function answer<T>(call: Promise<{ data?: T }>): Promise<NonNullable<T>> {
  return (await call).data as NonNullable<T>;
}

/** For creating things: a repeated request with the same key creates nothing twice. */
export function idempotencyKey(): { 'Idempotency-Key': string } {
  return { 'Idempotency-Key': crypto.randomUUID() };
}

import { currentLocale } from '@/shared/i18n/locale';
import { asProblem, problemFrom } from './problem';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** The only door to the server: cookies, the CSRF header, the reader's language and problems are handled here. */
export const api = {
  get: <T>(path: string, options?: Options) => request<T>('GET', path, options),
  post: <T>(path: string, body?: unknown, options?: Options) => request<T>('POST', path, { ...options, body }),
  put: <T>(path: string, body?: unknown, options?: Options) => request<T>('PUT', path, { ...options, body }),
  patch: <T>(path: string, body?: unknown, options?: Options) => request<T>('PATCH', path, { ...options, body }),
  delete: <T = void>(path: string, options?: Options) => request<T>('DELETE', path, options),
  /** For creating things: a repeated request with the same key creates nothing twice. */
  create: <T>(path: string, body: unknown, key: string = crypto.randomUUID()) =>
    request<T>('POST', path, { body, headers: { 'Idempotency-Key': key } }),
  file: async (path: string, body?: unknown): Promise<DownloadedFile> => {
    const response = await send(body === undefined ? 'GET' : 'POST', path, { body });
    return { blob: await response.blob(), name: fileName(response) };
  },
};

export interface DownloadedFile {
  blob: Blob;
  name: string | null;
}

/** Called when the server says that the session is over. */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options);
  if (response.status === 204 || response.headers.get('content-length') === '0') return undefined as T;
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

async function send(method: string, path: string, options: Options): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(address(path, options.query), {
      method,
      credentials: 'same-origin',
      signal: options.signal,
      headers: headers(method, options),
      body: payload(options.body),
    });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw asProblem(error);
  }
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if (problem.status === 401 && !path.startsWith('/api/session')) onSignedOut();
  throw problem;
}

function headers(method: string, options: Options): Record<string, string> {
  const result: Record<string, string> = { Accept: 'application/json, application/problem+json, */*', 'Accept-Language': currentLocale(), ...options.headers };
  if (options.body !== undefined && !(options.body instanceof FormData)) result['Content-Type'] ??= 'application/json';
  const token = method === 'GET' ? null : cookie('XSRF-TOKEN');
  if (token) result['X-XSRF-TOKEN'] = token;
  return result;
}

function payload(body: unknown): BodyInit | undefined {
  if (body === undefined) return undefined;
  return body instanceof FormData || typeof body === 'string' ? body : JSON.stringify(body);
}

export function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

export function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

function fileName(response: Response): string | null {
  const disposition = response.headers.get('content-disposition') ?? '';
  const encoded = /filename\*=(?:UTF-8'')?([^;]+)/i.exec(disposition)?.[1];
  if (encoded) return decodeURIComponent(encoded.trim());
  return /filename="?([^";]+)"?/i.exec(disposition)?.[1] ?? null;
}

/** Hands a downloaded file to the person. */
export function save(file: DownloadedFile, fallbackName: string): void {
  const url = URL.createObjectURL(file.blob);
  const link = document.createElement('a');
  link.href = url;
  link.download = file.name ?? fallbackName;
  link.click();
  URL.revokeObjectURL(url);
}

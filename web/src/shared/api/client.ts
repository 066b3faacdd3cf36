import { transport } from './transport';

type Query = Record<string, string | number | boolean | null | undefined>;

interface Options {
  query?: Query;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

/** For what a typed call cannot say: files in and out, addresses put together at run time. */
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

/** How lists are taken along. */
export type ExportFormat = 'csv' | 'xlsx';

export interface DownloadedFile {
  blob: Blob;
  name: string | null;
}

async function request<T>(method: string, path: string, options: Options = {}): Promise<T> {
  const response = await send(method, path, options);
  const text = await response.text();
  return (text === '' ? undefined : JSON.parse(text)) as T;
}

function send(method: string, path: string, { query, body, headers = {}, signal }: Options): Promise<Response> {
  const isText = body !== undefined && !(body instanceof FormData);
  return transport(new Request(new URL(address(path, query), window.location.origin), {
    method,
    signal,
    headers: { Accept: 'application/json, application/problem+json, */*', ...(isText ? { 'Content-Type': 'application/json' } : {}), ...headers },
    body: payload(body),
  }));
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

import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { address, api } from './client';
import { OFFLINE, Problem } from './problem';
import { whenSignedOut } from './transport';

const json = (body: unknown, status = 200) => Response.json(body, { status, headers: { 'content-type': status < 400 ? 'application/json' : 'application/problem+json' } });

type Server = (request: Request) => Promise<Response>;

describe('the client', () => {
  beforeEach(() => {
    document.cookie = 'XSRF-TOKEN=token%2F1';
  });
  afterEach(() => vi.unstubAllGlobals());

  test('sends the CSRF token with changes only', async () => {
    const server = vi.fn<Server>(() => Promise.resolve(json({})));
    vi.stubGlobal('fetch', server);
    await api.get('/api/x');
    await api.post('/api/x', { a: 1 });
    expect(server.mock.calls[0]?.[0].headers.get('X-XSRF-TOKEN')).toBeNull();
    expect(server.mock.calls[1]?.[0].headers.get('X-XSRF-TOKEN')).toBe('token/1');
    expect(server.mock.calls[1]?.[0].headers.get('Content-Type')).toBe('application/json');
  });

  test('asks once more when the token was too old, with the new one', async () => {
    const server = vi.fn<Server>(() => Promise.resolve(json({ done: true })));
    server.mockImplementationOnce(() => {
      document.cookie = 'XSRF-TOKEN=fresh';
      return Promise.resolve(json({ title: '', status: 403, slug: 'identity/csrf', detail: 'Old token.' }, 403));
    });
    vi.stubGlobal('fetch', server);
    await expect(api.post('/api/x', { a: 1 })).resolves.toEqual({ done: true });
    expect(server.mock.calls[1]?.[0].headers.get('X-XSRF-TOKEN')).toBe('fresh');
    expect(await server.mock.calls[1]?.[0].text()).toBe('{"a":1}');
  });

  test('gives every creation its own idempotency key', async () => {
    const server = vi.fn<Server>(() => Promise.resolve(json({}, 201)));
    vi.stubGlobal('fetch', server);
    await api.create('/api/x', {});
    await api.create('/api/x', {});
    const keys = server.mock.calls.map((call) => call[0].headers.get('Idempotency-Key'));
    expect(new Set(keys).size).toBe(2);
  });

  test('turns a problem into an error with its slug', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(json({ title: 'Conflict', status: 409, slug: 'overview/view-name-taken', detail: 'Taken.' }, 409)));
    await expect(api.get('/api/x')).rejects.toMatchObject({ slug: 'overview/view-name-taken', status: 409, message: 'Taken.' });
  });

  test('reads an error page that is no problem as one', async () => {
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>', { status: 502, statusText: 'Bad Gateway' })));
    await expect(api.get('/api/x')).rejects.toBeInstanceOf(Problem);
  });

  test('says that nobody answers', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
    await expect(api.get('/api/x')).rejects.toMatchObject({ slug: OFFLINE });
  });

  test('reports the end of the session, but not a wrong password', async () => {
    const ended = vi.fn();
    whenSignedOut(ended);
    vi.stubGlobal('fetch', () => Promise.resolve(json({ title: '', status: 401, slug: 'identity/sign-in-required', detail: '' }, 401)));
    await expect(api.post('/api/session', {})).rejects.toBeInstanceOf(Problem);
    expect(ended).not.toHaveBeenCalled();
    await expect(api.get('/api/customers/1')).rejects.toBeInstanceOf(Problem);
    expect(ended).toHaveBeenCalledOnce();
  });

  test('leaves empty parameters out of the address', () => {
    expect(address('/api/x', { a: 1, b: null, c: undefined, d: '', e: false })).toBe('/api/x?a=1&e=false');
  });
});

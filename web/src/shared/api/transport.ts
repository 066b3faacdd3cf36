import { currentLocale } from '@/shared/i18n/locale';
import { heard } from './connection';
import { Problem, asProblem, problemFrom } from './problem';

const CSRF = 'identity/csrf';

/** What a proxy says in place of a server that does not answer. */
const GONE = [502, 504];

/** Called when the server says that the session is over. */
let onSignedOut: () => void = () => undefined;
export function whenSignedOut(handler: () => void): void {
  onSignedOut = handler;
}

/** The only door to the server: cookies, the CSRF header, the reader's language and problems are handled here. */
export async function transport(request: Request): Promise<Response> {
  request.headers.set('Accept-Language', currentLocale());
  const again = request.clone();
  try {
    return await attempt(request);
  } catch (error) {
    // The token was missing or old, as in the first request of a browser; the refusal brought a new one.
    if (error instanceof Problem && error.slug === CSRF && cookie('XSRF-TOKEN')) return attempt(again);
    throw error;
  }
}

async function attempt(request: Request): Promise<Response> {
  const token = request.method === 'GET' ? null : cookie('XSRF-TOKEN');
  if (token) request.headers.set('X-XSRF-TOKEN', token);
  let response: Response;
  try {
    response = await fetch(request);
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    heard(false);
    throw asProblem(error);
  }
  heard(!GONE.includes(response.status));
  if (response.ok) return response;
  const problem = await problemFrom(response);
  if (problem.status === 401 && !new URL(request.url).pathname.startsWith('/api/session')) onSignedOut();
  throw problem;
}

export function cookie(name: string): string | null {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`));
  return found ? decodeURIComponent(found.slice(name.length + 1)) : null;
}

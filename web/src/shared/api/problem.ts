import type { components } from '@/api/schema';

/** An RFC 9457 problem as the server sends it, plus the few that the browser itself can meet. */
export type ProblemBody = Partial<components['schemas']['ProblemBody']> & Pick<components['schemas']['ProblemBody'], 'detail' | 'slug'>;

export class Problem extends Error {
  readonly body: ProblemBody;

  constructor(body: ProblemBody) {
    super(body.detail || body.title);
    this.name = 'Problem';
    this.body = body;
  }

  get status(): number {
    return this.body.status ?? 0;
  }

  get slug(): string {
    return this.body.slug;
  }
}

export const OFFLINE = 'web/offline';
export const UNREADABLE = 'web/unreadable';

/** What cannot be read as a problem still becomes one, so that every error is shown the same way. */
export async function problemFrom(response: Response): Promise<Problem> {
  const type = response.headers.get('content-type') ?? '';
  if (type.includes('json')) {
    const body: unknown = await response.json().catch(() => null);
    if (isBody(body)) return new Problem({ ...body, slug: body.slug ?? UNREADABLE, detail: body.detail ?? '' });
  }
  return new Problem({ title: response.statusText, status: response.status, detail: '', slug: UNREADABLE });
}

export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof TypeError) return new Problem({ title: '', status: 0, detail: '', slug: OFFLINE });
  return new Problem({ title: '', status: 500, detail: error instanceof Error ? error.message : '', slug: UNREADABLE });
}

function isBody(body: unknown): body is ProblemBody {
  return typeof body === 'object' && body !== null && 'status' in body && typeof body.status === 'number';
}

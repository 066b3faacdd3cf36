// The application under test: the one FENJI_URL names, else the packaged one on a temporary data folder with demo data.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../../..');
const START_MILLIS = 120_000;
const STEP_MILLIS = 250;

export async function startApp(env) {
  if (env.FENJI_URL) {
    return { url: env.FENJI_URL.replace(/\/$/, ''), user: env.FENJI_USER ?? 'admin', password: env.FENJI_PASSWORD ?? '', stop: async () => {} };
  }
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fenji-e2e-'));
  const data = path.join(folder, 'data');
  const log = await open(path.join(folder, 'log'), 'w');
  const child = spawn(java(), [...JVM, '-jar', jar(), `--fenji.data=${data}`, '--server.port=0'], { stdio: ['ignore', log.fd, log.fd], env });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.kill('SIGTERM');
    await ended;
    await log.close();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const url = (await until('the address', () => readIfThere(path.join(data, 'address')), child)).trim();
    const password = (await until('the first password', () => readIfThere(path.join(data, 'first-password.txt')), child)).trim();
    await until('demo data with tiers', () => demoIsReady(url, password), child);
    return { url, user: 'admin', password, data, stop };
  } catch (error) {
    console.error((await readIfThere(path.join(folder, 'log')))?.split('\n').slice(-60).join('\n'));
    await stop();
    throw error;
  }
}

const JVM = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1', '-Dfile.encoding=UTF-8', '--enable-native-access=ALL-UNNAMED', '--sun-misc-unsafe-memory-access=allow', '-Dfenji.demo=steelwheels', '-Dfenji.webhooks.internal=true'];

/** The program and its libraries as a class path; nothing unless it was extracted. */
export function classPath() {
  const run = path.join(root, 'app/target/run');
  return existsSync(path.join(run, 'lib')) ? [path.join(run, 'fenji-app.jar'), path.join(run, 'lib/*')].join(path.delimiter) : null;
}

function jar() {
  const extracted = path.join(root, 'app/target/run/fenji-app.jar');
  if (existsSync(extracted)) return extracted;
  const target = path.join(root, 'app/target');
  const packed = existsSync(target) ? readdirSync(target).find((file) => /^fenji-app-.*\.jar$/.test(file) && !file.includes('sources')) : undefined;
  if (!packed) throw new Error('There is no packaged application in app/target. Build it first: ./fenji build');
  return path.join(target, packed);
}

export function java() {
  const candidates = [process.env.JAVA_HOME, ...(existsSync('/usr/lib/jvm') ? readdirSync('/usr/lib/jvm').filter((name) => name.includes('25')).map((name) => path.join('/usr/lib/jvm', name)) : [])];
  const home = candidates.find((candidate) => candidate && existsSync(path.join(candidate, 'bin/java')));
  return home ? path.join(home, 'bin/java') : 'java';
}

async function until(what, look, child) {
  const deadline = Date.now() + START_MILLIS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`The application ended (${child.exitCode}) before ${what} was there.`);
    const found = await look();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, STEP_MILLIS));
  }
  throw new Error(`Waited ${START_MILLIS / 1000} s for ${what}.`);
}

function readIfThere(file) {
  return readFile(file, 'utf8').catch(() => null);
}

let session;

async function demoIsReady(url, password) {
  session ??= await new Api(url).signIn('admin', password);
  const overview = await session.get('/api/overview');
  return overview.rated > 0;
}

/** A person's session without a browser: for preparing and for looking behind the page. */
export class Api {
  #cookies = new Map();

  constructor(url) {
    this.url = url;
  }

  async signIn(username, password) {
    await this.#send('GET', '/api/session');
    const answer = await this.#send('POST', '/api/session', { username, password });
    if (!answer.ok) throw new Error(`Sign-in was refused (${answer.status}): ${await answer.text()}`);
    return this;
  }

  get(path) {
    return this.#json('GET', path);
  }

  post(path, body) {
    return this.#json('POST', path, body);
  }

  put(path, body) {
    return this.#json('PUT', path, body);
  }

  async #json(method, path, body) {
    const answer = await this.#send(method, path, body);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${text.slice(0, 500)}`);
    return text === '' ? null : JSON.parse(text);
  }

  async #send(method, path, body) {
    const headers = { Accept: 'application/json', Cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ') };
    const token = this.#cookies.get('XSRF-TOKEN');
    if (token && method !== 'GET') headers['X-XSRF-TOKEN'] = decodeURIComponent(token);
    if (body !== undefined) headers['Content-Type'] = 'application/json';
    const answer = await fetch(this.url + path, { method, headers, body: body === undefined ? undefined : JSON.stringify(body) });
    for (const cookie of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (name) this.#cookies.set(name, value);
    }
    return answer;
  }
}

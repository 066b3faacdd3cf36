// Runs the browser stories: node e2e/run.mjs [name of a spec ...]
// With FENJI_URL (and FENJI_USER, FENJI_PASSWORD) set they run against that installation, else against the packaged
// application, started on a temporary data folder and stopped afterwards.
import { spawn } from 'node:child_process';
import { mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startApp } from './support/app.mjs';
import { launchBrowserServer } from './support/browser.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const artifacts = path.join(here, '..', 'test-results');

async function chosenSpecs(names) {
  const all = (await readdir(path.join(here, 'specs'))).filter((file) => file.endsWith('.spec.mjs')).sort();
  const chosen = names.length === 0 ? all : all.filter((file) => names.some((name) => file.includes(name)));
  if (chosen.length === 0) {
    throw new Error(`No spec in e2e/specs matches ${names.join(', ')}.`);
  }
  return chosen.map((file) => path.join(here, 'specs', file));
}

function runTests(specs, env) {
  return new Promise((resolve) => {
    const child = spawn(
      process.execPath,
      ['--test', '--test-concurrency=1', '--test-reporter=tap', ...specs],
      { stdio: 'inherit', env: { ...process.env, ...env } },
    );
    child.on('exit', (code) => resolve(code ?? 1));
  });
}

async function main() {
  const specs = await chosenSpecs(process.argv.slice(2));
  await rm(artifacts, { recursive: true, force: true });
  await mkdir(artifacts, { recursive: true });
  const app = await startApp(process.env);
  let browser;
  const stop = async () => {
    await browser?.close();
    await app.stop();
  };
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.once(signal, () => stop().finally(() => process.exit(130)));
  }
  try {
    browser = await launchBrowserServer();
    const env = {
      FENJI_URL: app.url,
      FENJI_USER: app.user,
      FENJI_PASSWORD: app.password,
      FENJI_E2E_DATA: app.data ?? '',
      FENJI_E2E_BROWSER: browser.wsEndpoint(),
      FENJI_E2E_RESULTS: artifacts,
    };
    process.exitCode = await runTests(specs, env);
  } finally {
    await stop();
  }
}

main().catch((error) => {
  console.error(error.message);
  process.exitCode = 1;
});

// Debian's chromium, driven by playwright-core: no browser is ever downloaded.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';

const CANDIDATES = [process.env.CHROMIUM_PATH, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

const LAUNCH = {
  headless: true,
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
    '--disable-dev-shm-usage',
  ],
};

function executablePath() {
  const found = CANDIDATES.find((candidate) => candidate && existsSync(candidate));
  if (!found) {
    throw new Error('No chromium found. Install it (apt-get install chromium fonts-noto-cjk) or set CHROMIUM_PATH.');
  }
  return found;
}

export function launchBrowserServer() {
  return chromium.launchServer({ ...LAUNCH, executablePath: executablePath() });
}

/** The browser of the whole run when there is one, else an own one (a single spec started by hand). */
export function openBrowser() {
  const endpoint = process.env.FENJI_E2E_BROWSER;
  return endpoint ? chromium.connect(endpoint) : chromium.launch({ ...LAUNCH, executablePath: executablePath() });
}

// A database of the company's own, beside the one Fenji has: a real PostgreSQL server, started for a story and stopped with it.
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { classPath, java } from './app.mjs';

const program = path.join(path.dirname(fileURLToPath(import.meta.url)), 'CompanyDatabase.java');

export async function companyDatabase() {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'fenji-e2e-company-'));
  const child = spawn(java(), ['-cp', classPath(), program, folder], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const stop = async () => {
    child.stdin.end();
    await ended;
    await rm(folder, { recursive: true, force: true });
  };
  const url = await Promise.race([firstAddress(child.stdout), ended]);
  if (typeof url !== 'string') {
    await stop();
    throw new Error(`The database did not start (${url}).`);
  }
  return { url, stop };
}

function firstAddress(output) {
  return new Promise((resolve) => {
    createInterface({ input: output }).on('line', (line) => {
      if (line.startsWith('jdbc:')) resolve(line);
    });
  });
}

// The demo's agreement over one lead in sixty: enough for whatever is about the command and not about the data.

import { copyFileSync, cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const DEMO = path.join(import.meta.dirname, '../fixtures/demo');
const ONE_IN = 60;
/** The lead of the examples in the help. */
const SHOWN = 'L-1141';

/** The command of a new installation that bundles the small demo. */
export function smallInstallation(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-installed-'));
  const root = path.join(import.meta.dirname, '..');
  for (const name of ['bin', 'dist', 'package.json'])
    cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
  smallDemo(path.join(folder, 'fixtures/demo'));
  return path.join(folder, 'bin/slaudit.js');
}

/** The path of the agreement in a folder. */
export function smallDemo(folder: string = mkdtempSync(path.join(tmpdir(), 'slaudit-small-demo-'))): string {
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(DEMO)) copyFileSync(path.join(DEMO, name), path.join(folder, name));
  const [header = '', ...all] = readFileSync(path.join(DEMO, 'leads.csv'), 'utf8').trimEnd().split('\n');
  const leads = all.filter((line, place) => place % ONE_IN === 0 || line.startsWith(`${SHOWN},`));
  const ids = new Set(leads.map(line => line.split(',')[0]));
  writeFileSync(path.join(folder, 'leads.csv'), [header, ...leads, ''].join('\n'));
  for (const name of ['activities.csv', 'history.csv', 'deals.csv']) {
    const [columns = '', ...lines] = readFileSync(path.join(DEMO, name), 'utf8').split('\n');
    const kept = lines.filter(line => ids.has(line.split(',')[1]));
    writeFileSync(path.join(folder, name), [columns, ...kept, ''].join('\n'));
  }
  return path.join(folder, 'slaudit.yaml');
}

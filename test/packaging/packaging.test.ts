// The published package, installed from its tarball into an empty folder, works: the command, the demo, the types of the API.

import { spawnSync, type SpawnSyncReturns } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import packageJson from '../../package.json' with { type: 'json' };

const root = path.join(import.meta.dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-package-'));
const demo = path.join(root, 'fixtures/demo/slaudit.yaml');

interface Packed {
  readonly filename: string;
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

interface Lock {
  readonly packages: Readonly<Record<string, { readonly optionalDependencies?: Readonly<Record<string, string>> }>>;
}

let packed: Packed;
let canInstall = false;

beforeAll(() => {
  // dist/ was built before these tests; building it again would pull it away under the others.
  const args = ['pack', '--ignore-scripts', '--json', '--pack-destination', folder];
  const [first] = JSON.parse(npm(args, root).stdout) as Packed[];
  if (first === undefined) throw new Error('npm pack made nothing');
  packed = first;
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true, "type": "module" }');
  const install = npm(['install', '--prefer-offline', '--no-audit', '--no-fund', packed.filename], folder);
  canInstall = install.status === 0;
  if (!canInstall) console.log(`Skipped: npm could not install the tarball here. ${install.stderr}`);
}, 180_000);

function npm(args: readonly string[], cwd: string): SpawnSyncReturns<string> {
  return spawnSync('npm', args, { cwd, encoding: 'utf8', shell: process.platform === 'win32' });
}

function run(...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(path.join(folder, 'node_modules/.bin/slaudit'), args, { cwd: folder, encoding: 'utf8' });
}

test('npm ci has every platform of every package in the lock file', () => {
  const { packages } = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as Lock;
  const wanted = Object.values(packages).flatMap(({ optionalDependencies }) => Object.keys(optionalDependencies ?? {}));
  expect(wanted.filter(name => packages[`node_modules/${name}`] === undefined)).toEqual([]);
});

test('the tarball holds what users need and nothing else', () => {
  const files = packed.files.map(file => file.path);
  const folders = new Set(files.map(file => (file.includes('/') ? file.replace(/\/[^/]*$/, '') : '')));
  const types = [...folders].filter(name => name.startsWith('dist/types'));
  expect([...folders].toSorted()).toEqual(['', 'bin', 'dist', 'dist/chunks', ...types, 'fixtures/demo'].toSorted());
  expect(files).toEqual(
    expect.arrayContaining(['LICENSE', 'README.md', 'CHANGELOG.md', 'dist/THIRD-PARTY-LICENSES.txt']),
  );
  expect(packed.size).toBeLessThan(5_000_000);
});

test('the installed command tells its version and runs its demo', context => {
  if (!canInstall) return context.skip();
  expect(run('--version')).toMatchObject({ stdout: `${packageJson.version}\n`, stderr: '', status: 0 });
  const demo = run('demo');
  expect(demo).toMatchObject({ status: 0 });
  expect(demo.stdout).not.toBe('');
  expect(demo.stderr).toContain('node_modules/slaudit/fixtures/demo');
});

test('the installed package brings no more than it loads at run time', context => {
  if (!canInstall) return context.skip();
  expect(existsSync(path.join(folder, 'node_modules/zod'))).toBe(false);
  expect(existsSync(path.join(folder, 'node_modules/date-holidays'))).toBe(true);
});

test('a program that uses the API compiles against its types and runs', async context => {
  if (!canInstall) return context.skip();
  const program = path.join(folder, 'program');
  mkdirSync(program);
  const compilerOptions = { strict: true, module: 'nodenext', target: 'es2023', types: [] };
  writeFileSync(path.join(program, 'tsconfig.json'), JSON.stringify({ compilerOptions }));
  writeFileSync(path.join(program, 'program.ts'), PROGRAM);
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const compiled = spawnSync(process.execPath, [tsc, '-p', program], { encoding: 'utf8' });
  expect(compiled.stdout).toBe('');
  const main = path.join(program, 'program.js');
  const { rates } = (await import(pathToFileURL(main).href)) as { rates: Promise<unknown> };
  expect(await rates).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'handoff' })]));
});

/** What a program does that audits by itself: it need not know more than the types tell. */
const PROGRAM = `
import { audit, type AuditOutcome } from 'slaudit';

async function* nothing(): AsyncGenerator<Uint8Array> {}

const outcome: Promise<AuditOutcome> = audit({
  agreement: { file: ${JSON.stringify(demo)}, text: ${JSON.stringify(readFileSync(demo, 'utf8'))} },
  period: '2026-Q3',
  asOf: null,
  overrides: { leads: [], activities: [], history: [], deals: [] },
  stdin: nothing(),
  filters: { clauses: ['handoff'], parties: [], people: [], segments: [], where: [] },
  allowRejects: { kind: 'rows', rows: 0 },
  people: 'hidden',
  redacts: false,
  shard: null,
  alsoBreakDownBy: [],
  now: Date.UTC(2026, 9, 5),
  progress: () => {},
});

export const rates = outcome.then(({ edition }) => edition?.report.clauses.map(({ id, rate }) => ({ id, rate })));
`;

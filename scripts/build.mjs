// Builds dist/ from src/: the command and the API as split bundles, type declarations, and the licences of what is bundled.

import { readdirSync } from 'node:fs';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { declarations } from './declarations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const outFolder = path.join(root, 'dist');

/** Loaded from node_modules when a job asks for them: too large, native, or under a licence that forbids copying. */
const EXTERNAL = ['date-holidays', '@duckdb/node-api', 'pg', 'pg-copy-streams'];

/** CommonJS packages inside an ES module still call `require`. */
const REQUIRE = `import { createRequire as slauditRequire } from 'node:module'; const require = slauditRequire(import.meta.url);`;

export async function buildAll() {
  const bundle = await bundled();
  const files = new Map([
    ...bundle.outputFiles.map(({ path, contents }) => [path, contents]),
    ...declarations(path.join(root, 'src/index.ts'), path.join(outFolder, 'types')),
    [path.join(outFolder, 'THIRD-PARTY-LICENSES.txt'), await licences(Object.keys(bundle.metafile.inputs))],
  ]);
  for (const [file, contents] of files) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, contents);
  }
  await removeOthers(files);
}

function bundled() {
  return build({
    absWorkingDir: root,
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      'range-thread': 'src/exports/ranges/range-thread.ts',
      'judge-thread': 'src/judging/judge-thread.ts',
    },
    outdir: outFolder,
    chunkNames: 'chunks/[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: EXTERNAL,
    banner: { js: REQUIRE },
    legalComments: 'none',
    charset: 'utf8',
    logLevel: 'warning',
    metafile: true,
    write: false,
  });
}

/** MIT and its like ask that copyright and terms travel with every copy. */
async function licences(inputs) {
  const packages = new Set(inputs.flatMap(input => /^node_modules\/((?:@[^/]+\/)?[^/]+)\//.exec(input)?.[1] ?? []));
  const texts = await Promise.all(
    Array.from(packages)
      .sort((a, b) => (a < b ? -1 : 1))
      .map(licenceOf),
  );
  return `slaudit's bundle contains these packages.\n\n${texts.join('\n\n')}\n`;
}

async function licenceOf(name) {
  const folder = path.join(root, 'node_modules', name);
  const { version, license } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find(entry => /^licen[cs]e([-.]|$)/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence file: look for its terms before bundling it`);
  const text = await readFile(path.join(folder, file), 'utf8');
  return `${'='.repeat(80)}\n${name} ${version} (${license})\n\n${text.trim()}`;
}

/** Files of an earlier build go last: a command that runs meanwhile may still load its chunks up to here. */
async function removeOthers(files) {
  for (const entry of readdirSync(outFolder, { recursive: true, withFileTypes: true })) {
    const file = path.join(entry.parentPath, entry.name);
    if (entry.isFile() && !files.has(file)) await rm(file, { force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await buildAll();

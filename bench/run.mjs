// Runs every contestant on the same files, in turns, and prints medians, memory and the goals.
// usage: node bench/run.mjs [--repeats 5] [--write]     (--write puts the table into bench/README.md)
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { format, resolveConfig } from 'prettier';
import { AS_OF_DATE } from './as-of.mjs';
import { median, timedChild } from './timed-child.mjs';

const GIGABYTE = 1024 ** 3;
const DATA = 'bench/data';
const FLOOR_TIMES = 6;
const EIGHT_TIMES = 1.6;
const README = new URL('README.md', import.meta.url);
const RESULTS = /(<!-- results -->\n)[^]*(<!-- \/results -->)/;

const { values } = parseArgs({
  options: {
    repeats: { type: 'string', default: '5' },
    write: { type: 'boolean', default: false },
  },
});
const files = ['leads.csv', 'activities.csv', 'history.csv'].map(name => join(DATA, name));
const contestants = allContestants();
const runs = await inTurns(contestants, Number(values.repeats));
const text = [...machineLines(), '', ...tableLines(), '', ...goalLines(), ...agreementLines()].join('\n');
console.log(text);
if (values.write)
  writeFileSync(README, await formatted(readFileSync(README, 'utf8').replace(RESULTS, `$1\n${text}\n\n$2`)));

function allContestants() {
  const peers = [
    { name: 'newlines, byte search', command: ['node', 'bench/newlines.mjs', 'search', ...files] },
    { name: 'newlines, plain loop', command: ['node', 'bench/newlines.mjs', 'loop', ...files] },
    { name: 'DuckDB, one clause', command: ['node', 'bench/duckdb.mjs', DATA] },
  ];
  if (!existsSync('bin/slaudit.js')) return peers;
  return [
    ...peers,
    { name: 'slaudit, one clause', command: audit('one-clause') },
    { name: 'slaudit, eight clauses', command: audit('eight-clauses') },
  ];
}

function audit(agreement) {
  const options = ['--as-of', AS_OF_DATE, '--view', 'segments', '--format', 'csv', '--no-fail'];
  return ['node', 'bin/slaudit.js', 'audit', `bench/agreements/${agreement}.yaml`, ...options];
}

/** One run of each after another, so that a busy spell of the machine meets them all. */
async function inTurns(all, repeats) {
  const found = new Map(all.map(({ name }) => [name, []]));
  for (let turn = 0; turn < repeats; turn++) {
    for (const { name, command } of all) found.get(name).push(await checkedRun(name, command));
  }
  return found;
}

async function checkedRun(name, command) {
  const run = await timedChild(command);
  if (run.status !== 0) throw new Error(`${name} ended with exit status ${run.status}\n${run.stderr}`);
  return run;
}

// ---------------------------------------------------------------- the text

function machineLines() {
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const model = cpus()[0]?.model.trim() || 'unknown processor';
  return [
    `${new Date().toISOString().slice(0, 10)} · ${cpus().length} × ${model} · ${gigabytes(totalmem())} memory · Node ${process.version} · ` +
      `${(bytes / 1e9).toFixed(2)} GB in ${files.length} files · medians of ${values.repeats} runs in turns`,
  ];
}

function tableLines() {
  const floor = medianMs('newlines, byte search');
  const rows = contestants.map(({ name }) => {
    const all = runs.get(name);
    const cpu = median(all.map(run => run.cpuMs));
    const spread = `${seconds(Math.min(...all.map(run => run.ms)))}–${seconds(Math.max(...all.map(run => run.ms)))}`;
    return `| ${name} | ${seconds(medianMs(name))} | ${spread} | ${seconds(cpu)} | ${(medianMs(name) / floor).toFixed(1)} | ${megabytes(peak(name))} |`;
  });
  return [
    '| | median s | fastest–slowest | processor s | × floor | peak memory |',
    '| --- | --- | --- | --- | --- | --- |',
    ...rows,
  ];
}

function goalLines() {
  if (!runs.has('slaudit, one clause')) return ['slaudit itself is not built: peers only.'];
  const ours = medianMs('slaudit, one clause');
  return [
    goal('faster than DuckDB', ours < medianMs('DuckDB, one clause'), ours / medianMs('DuckDB, one clause')),
    goal(
      `at most ${FLOOR_TIMES} × the byte search`,
      ours <= FLOOR_TIMES * medianMs('newlines, byte search'),
      ours / medianMs('newlines, byte search'),
    ),
    goal(
      `at most ${FLOOR_TIMES} × the plain loop`,
      ours <= FLOOR_TIMES * medianMs('newlines, plain loop'),
      ours / medianMs('newlines, plain loop'),
    ),
    goal('under 1 GB of memory', peak('slaudit, one clause') < GIGABYTE, peak('slaudit, one clause') / GIGABYTE),
    goal(
      `eight clauses at most ${EIGHT_TIMES} × one`,
      medianMs('slaudit, eight clauses') <= EIGHT_TIMES * ours,
      medianMs('slaudit, eight clauses') / ours,
    ),
  ];
}

function goal(name, reached, ratio) {
  return `- ${reached ? 'reached' : 'missed'}: ${name} (${ratio.toFixed(2)} ×)`;
}

/** A fast wrong answer is none: met and breached of every segment must be the same in both. */
function agreementLines() {
  if (!runs.has('slaudit, one clause')) return [];
  const ours = segmentCounts(runs.get('slaudit, one clause')[0].stdout, {
    value: 'value',
    kept: row => row.by === 'segment',
  });
  const theirs = segmentCounts(runs.get('DuckDB, one clause')[0].stdout, {
    value: 'segment',
    kept: row => row.segment !== 'all',
  });
  const same = JSON.stringify(ours) === JSON.stringify(theirs);
  if (!same) throw new Error(`slaudit and DuckDB disagree:\n${JSON.stringify(ours)}\n${JSON.stringify(theirs)}`);
  return [`- slaudit and DuckDB agree on every count: ${ours.map(counts => counts.join(' ')).join(', ')}`];
}

function segmentCounts(csv, { value, kept }) {
  const [header, ...rows] = csv
    .trim()
    .split('\n')
    .map(line => line.split(','));
  return rows
    .map(cells => Object.fromEntries(header.map((name, index) => [name, cells[index]])))
    .filter(kept)
    .map(row => [row[value], row.met, row.breached])
    .toSorted((a, b) => (a[0] < b[0] ? -1 : 1));
}

/** As `npm run format` leaves it. */
async function formatted(markdown) {
  const file = fileURLToPath(README);
  return format(markdown, { ...(await resolveConfig(file)), filepath: file });
}

function medianMs(name) {
  return median(runs.get(name).map(run => run.ms));
}

function peak(name) {
  return median(runs.get(name).map(run => run.peakBytes));
}

function seconds(ms) {
  return (ms / 1000).toFixed(2);
}

function megabytes(bytes) {
  return `${Math.round(bytes / 1024 ** 2)} MB`;
}

function gigabytes(bytes) {
  return `${Math.round(bytes / GIGABYTE)} GB`;
}

// How long a user waits before anything happens: bare Node, --help, and an audit of a thousand leads.
// usage: node bench/startup.mjs [--repeats 15]
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { AS_OF_DATE } from './as-of.mjs';
import { generate } from './generate.mjs';
import { median, timedChild } from './timed-child.mjs';

const { values } = parseArgs({ options: { repeats: { type: 'string', default: '15' } } });
const folder = mkdtempSync(join(tmpdir(), 'slaudit-startup-'));
cpSync(new URL('agreements', import.meta.url), join(folder, 'agreements'), { recursive: true });
generate({ activities: 10_000, leads: 1_000, out: join(folder, 'data'), seed: 1 });

const agreement = join(folder, 'agreements', 'one-clause.yaml');
const bareMs = await medianMs(['node', '-e', '0']);
print('node -e 0', bareMs);
if (existsSync('bin/slaudit.js')) {
  print('slaudit --help', await medianMs(['node', 'bin/slaudit.js', '--help']));
  const options = ['--as-of', AS_OF_DATE, '--no-fail', '--quiet'];
  print('slaudit audit, 1,000 leads', await medianMs(['node', 'bin/slaudit.js', 'audit', agreement, ...options]));
}
rmSync(folder, { recursive: true });

async function medianMs(command) {
  const times = [];
  for (let turn = 0; turn < Number(values.repeats); turn++) {
    const run = await timedChild(command);
    if (run.status !== 0) throw new Error(`${command.join(' ')} ended with exit status ${run.status}\n${run.stderr}`);
    times.push(run.ms);
  }
  return median(times);
}

function print(name, ms) {
  console.log(`${name}: ${Math.round(ms)} ms, ${Math.round(ms - bareMs)} ms beyond bare Node`);
}

// Runs a command as a child process and says how long it took from start to its last byte, and how much memory.
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/**
 * Peak memory is GNU time's (`/usr/bin/time`), in bytes.
 * @param {readonly string[]} command
 * @returns {Promise<{ ms: number, peakBytes: number, cpuMs: number, stdout: string, stderr: string, status: number }>}
 */
export async function timedChild(command) {
  const folder = mkdtempSync(join(tmpdir(), 'slaudit-bench-'));
  const usageFile = join(folder, 'usage');
  const startedAt = performance.now();
  const child = spawn('/usr/bin/time', ['--format', '%M %U %S', '--output', usageFile, ...command]);
  const [stdout, stderr, status] = await Promise.all([textOf(child.stdout), textOf(child.stderr), exitOf(child)]);
  const ms = performance.now() - startedAt;
  const [kilobytes, user, system] = readFileSync(usageFile, 'utf8').trim().split('\n').at(-1).split(' ').map(Number);
  rmSync(folder, { recursive: true });
  return { ms, peakBytes: kilobytes * 1024, cpuMs: (user + system) * 1000, stdout, stderr, status };
}

async function textOf(stream) {
  let text = '';
  stream.setEncoding('utf8');
  for await (const chunk of stream) text += chunk;
  return text;
}

function exitOf(child) {
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
}

/** @param {readonly number[]} numbers at least one */
export function median(numbers) {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = (sorted.length - 1) / 2;
  return (sorted[Math.floor(middle)] + sorted[Math.ceil(middle)]) / 2;
}

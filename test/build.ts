// Builds dist/ before the tests that run it, so that they never test yesterday's code.

import { execFileSync } from 'node:child_process';
import path from 'node:path';

export default function build(): void {
  const folder = path.join(import.meta.dirname, '..');
  execFileSync(process.execPath, [path.join(folder, 'scripts/build.mjs')], { cwd: folder, stdio: 'inherit' });
}

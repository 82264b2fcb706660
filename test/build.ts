// Builds dist/ before the tests that run it, so that they never test yesterday's code.

import { execFileSync } from 'node:child_process';
import path from 'node:path';

export default function build(): void {
  execFileSync(process.execPath, [path.join(import.meta.dirname, '../scripts/build.mjs')], { stdio: 'inherit' });
}

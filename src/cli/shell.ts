// What a command may touch of the world outside: arguments, streams, environment, clock, and where slaudit is installed.

import { fileURLToPath } from 'node:url';

export interface Shell {
  /** Without `node` and the script. */
  readonly argv: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  /** Epoch ms; the only clock there is. */
  readonly now: () => number;
  /** The bundled agreement and data of `slaudit demo`. */
  readonly demoFolder: string;
}

/** 0 all met · 1 a target missed · 2 nothing done · 3 not fit to publish (docs/decisions/exit-status.md). */
export type ExitStatus = 0 | 1 | 2 | 3;

export function shellOf(process: NodeJS.Process, packageUrl: URL): Shell {
  return {
    argv: process.argv.slice(2),
    environment: process.env,
    stdin: process.stdin,
    stdout: process.stdout,
    stderr: process.stderr,
    now: () => Date.now(),
    demoFolder: fileURLToPath(new URL('fixtures/demo', packageUrl)),
  };
}

// Every command, in the order `slaudit --help` lists them. A new one is a file in commands/ and a line here.

import type { Command } from 'commander';
import type { ExitStatus, Shell } from './shell.ts';

export interface ListedCommand {
  readonly name: string;
  /** What follows the name, as the help shows it. */
  readonly operands: string;
  readonly summary: string;
  readonly load: () => Promise<CommandFile>;
}

/** What a file in commands/ exports. */
export interface CommandFile {
  /** Adds operands, options and examples; must be quick, since `--help` waits for it. */
  readonly define: (command: Command, shell: Shell) => void;
  readonly run: (command: Command, shell: Shell) => Promise<ExitStatus>;
}

export const COMMANDS: readonly ListedCommand[] = [
  {
    name: 'audit',
    operands: '[AGREEMENT]',
    summary: 'replay the history and report (the main job)',
    load: () => import('./commands/audit.ts'),
  },
  {
    name: 'explain',
    operands: '[AGREEMENT] LEAD...',
    summary: "one lead's timeline, every clock and why",
    load: () => import('./commands/explain.ts'),
  },
  {
    name: 'check',
    operands: '[AGREEMENT]',
    summary: 'is the agreement sound? does it fit the exports?',
    load: () => import('./commands/check.ts'),
  },
  {
    name: 'describe',
    operands: '[AGREEMENT]',
    summary: 'the agreement in plain English, worked out',
    load: () => import('./commands/describe.ts'),
  },
  {
    name: 'test',
    operands: 'FILE...',
    summary: 'unit tests of an agreement',
    load: () => import('./commands/test.ts'),
  },
  {
    name: 'inspect',
    operands: 'FILE...',
    summary: 'what is in these exports, and how to read them',
    load: () => import('./commands/inspect.ts'),
  },
  {
    name: 'init',
    operands: '[DIR]',
    summary: 'a starter agreement, asked for or --yes',
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'compare',
    operands: 'BEFORE AFTER',
    summary: 'what moved, and is it more than chance',
    load: () => import('./commands/compare.ts'),
  },
  {
    name: 'what-if',
    operands: '[AGREEMENT]',
    summary: 'the same history under changed terms',
    load: () => import('./commands/what-if.ts'),
  },
  {
    name: 'report',
    operands: 'PIECE...',
    summary: 'the report again, from pieces judged before',
    load: () => import('./commands/report.ts'),
  },
  {
    name: 'replay',
    operands: '[AGREEMENT]',
    summary: 'rows in, obligations out, on many machines',
    load: () => import('./commands/replay.ts'),
  },
  {
    name: 'schema',
    operands: 'agreement|report|test',
    summary: 'JSON Schema for editors and consumers',
    load: () => import('./commands/schema.ts'),
  },
  {
    name: 'demo',
    operands: '',
    summary: 'audits the bundled agreement and data',
    load: () => import('./commands/demo.ts'),
  },
];

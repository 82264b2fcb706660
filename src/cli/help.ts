// The help of every command: one screen of 80 columns, one line for options that belong together, two examples at the end.

import path from 'node:path';
import type { Command, Option } from 'commander';
import type { Shell } from './shell.ts';

interface HelpPage {
  readonly options: HelpLine[];
  examples: readonly string[];
}

interface HelpLine {
  readonly terms: string;
  readonly text: string;
}

const WIDTH = 80;
/** The longest terms that still make the column of texts begin further right. */
const WIDEST_TERMS = 28;
const WIDEST_OPTION = 18;
const pages = new WeakMap<Command, HelpPage>();

/** Gives a command options, and its help one line for all of them. */
export function addOptions(command: Command, text: string, ...options: readonly Option[]): void {
  for (const option of options) command.addOption(option);
  // `<F>` tells commander that a value follows; to a reader it is `F`.
  const terms = options.map(({ flags }) => flags.replaceAll(/[<>]/g, '')).join('  ');
  pageOf(command).options.push({ terms, text });
}

/** They run as they stand, anywhere: `{demo}` becomes the path of the bundled agreement, `{tests}` that of its tests. */
export function addExamples(command: Command, { demoFolder }: Shell, examples: readonly [string, string]): void {
  const bundled = (file: string): string => quoted(shorter(path.join(demoFolder, file)));
  pageOf(command).examples = examples.map(example => {
    return `slaudit ${example.replace('{demo}', bundled('slaudit.yaml')).replace('{tests}', bundled('tests.yaml'))}`;
  });
}

/** The path from here or from the root, whichever is shorter. */
export function shorter(file: string): string {
  const fromHere = path.relative('', file);
  return fromHere.length < file.length ? fromHere : file;
}

/** What `--help` prints: of slaudit itself the commands, of a command its options. */
export function helpText(command: Command): string {
  const { options, examples } = pageOf(command);
  const isProgram = command.parent === null;
  const parts = [
    `Usage: ${isProgram ? '' : 'slaudit '}${command.name()} ${command.usage()}`,
    command
      .description()
      .split('\n')
      .flatMap(line => wrap(line, WIDTH))
      .join('\n'),
    isProgram ? linesOf(command.commands.map(listing), WIDEST_TERMS) : linesOf(options, WIDEST_OPTION),
    examples.length === 0 ? '' : `Examples:\n${examples.map(example => `  ${example}`).join('\n')}`,
  ];
  return `${parts.filter(part => part !== '').join('\n\n')}\n`;
}

function listing(command: Command): HelpLine {
  return {
    terms: `${command.name()} ${command.usage().replace(/ ?\[options\]$/, '')}`.trim(),
    text: command.summary(),
  };
}

/** Terms in one column, texts in another; where terms are too long for theirs, the text begins right after or below. */
function linesOf(lines: readonly HelpLine[], widest: number): string {
  const column = Math.max(0, ...lines.map(({ terms }) => terms.length).filter(length => length <= widest));
  const margin = `\n${''.padEnd(column + 4)}`;
  const shown = lines.map(({ terms, text }) => {
    const line = `  ${terms.padEnd(column)}  ${text}`.trimEnd();
    if (line.length <= WIDTH) return line;
    const wrapped = wrap(text, WIDTH - column - 4).join(margin);
    return terms.length <= column ? `  ${terms.padEnd(column)}  ${wrapped}` : `  ${terms}${margin}${wrapped}`;
  });
  return shown.join('\n');
}

function wrap(text: string, width: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1)} ${word}`.trim();
    if (longer.length <= width) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

function pageOf(command: Command): HelpPage {
  const known = pages.get(command) ?? { options: [], examples: [] };
  pages.set(command, known);
  return known;
}

function quoted(file: string): string {
  return /^[\w./\\:@+-]+$/.test(file) ? file : `'${file.replaceAll("'", String.raw`'\''`)}'`;
}

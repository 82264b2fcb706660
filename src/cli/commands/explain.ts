// `slaudit explain`: the options; what is done with them stands in explain-job.ts.

import { type Command, InvalidArgumentError, Option } from 'commander';
import { explanationFormat, EXPLANATION_FORMATS } from '../../explain/formats.ts';
import type { ExplainFile, ExplainOptions } from '../explain-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { isAgreement } from '../options/agreement-operand.ts';
import { collected } from '../options/collect.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

const DEFAULT_AGREEMENT = 'slaudit.yaml';
const WORST = 5;

export function define(command: Command, shell: Shell): void {
  command.description("Draws leads' timelines and tells every clock's arithmetic, row by row.");
  command.argument('[operands...]');
  addOptions(command, '2025-10 and the like, as in audit', new Option('--period <P>'));
  addOptions(command, '2025-11-05T09:00, or 2025-11-05 (its last ms)', new Option('--as-of <T>'));
  const sources = ['leads', 'activities', 'history', 'deals'].map(kind => collected(new Option(`--${kind} <F>`)));
  addOptions(command, "instead of the agreement's files: path, glob, - (stdin)", ...sources);
  addOptions(command, 'only these clauses', collected(new Option('--clause <ID>')));
  addOptions(
    command,
    'instead of leads: the worst breaches (5), never done first',
    new Option('--breaches'),
    new Option('--worst <N>').argParser(count).default(WORST),
  );
  const formats = new Option('-f, --format <F>').choices(EXPLANATION_FORMATS).default('text');
  addOptions(command, EXPLANATION_FORMATS.join(', '), formats);
  const output = new Option('-o, --output <FILE>').argParser(collectFile);
  addOptions(command, 'also write FILE: .txt, .json or .html', output);
  addOptions(command, '', new Option('--people <names|hidden>').choices(['names', 'hidden']));
  addTerminalOptions(command);
  addExamples(command, shell, [
    'explain {demo} L-1141 --clause first-touch',
    'explain {demo} --breaches --clause handoff',
  ]);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runExplain } = await import('../explain-job.ts');
  const [operands] = command.processedArgs as [string[]];
  const [first] = operands;
  const isNamed = first !== undefined && isAgreement(first);
  const leads = isNamed ? operands.slice(1) : operands;
  const options = command.opts<ExplainOptions>();
  if (leads.length === 0 && options.breaches !== true) {
    command.error('error: Name a lead by its id, or say --breaches for the worst of all leads.');
  }
  return runExplain({ agreementFile: isNamed ? first : DEFAULT_AGREEMENT, leads }, options, shell);
}

function count(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && number >= 1 && number <= 1000) return number;
  throw new InvalidArgumentError('Write a number from 1 to 1000.');
}

function collectFile(file: string, before: readonly ExplainFile[] | undefined): readonly ExplainFile[] {
  const format = explanationFormat(file);
  if (format === null) throw new InvalidArgumentError('The ending says the format, one of .txt, .json, .html.');
  return [...(before ?? []), { file, format }];
}

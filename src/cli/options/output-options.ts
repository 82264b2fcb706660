// What comes out and where: `--format`, `--view`, `--bare`, and `--output`, whose format its ending tells.

import path from 'node:path';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { addOptions } from '../help.ts';
import { type Format, FORMATS, type View, VIEWS } from '../../report/format.ts';

export interface FileOutput {
  readonly file: string;
  readonly format: Format;
}

export interface OutputOptions {
  readonly format: Format;
  readonly view?: View;
  readonly bare?: true;
  readonly output?: readonly FileOutput[];
}

const ENDINGS: ReadonlyMap<string, Format> = new Map([
  ['.txt', 'table'],
  ['.json', 'json'],
  ['.ndjson', 'ndjson'],
  ['.csv', 'csv'],
  ['.md', 'md'],
  ['.html', 'html'],
  ['.xlsx', 'xlsx'],
  ['.xml', 'junit'],
]);

export function addOutputOptions(command: Command): void {
  addOptions(command, FORMATS.join(', '), new Option('-f, --format <F>').choices(FORMATS).default('table'));
  addOptions(command, VIEWS.join(', '), new Option('--view <V>').choices(VIEWS));
  addOptions(command, 'ndjson without header and tail', new Option('--bare'));
  const output = new Option('-o, --output <FILE>').argParser(collectOutput);
  addOptions(command, 'also write FILE, the format by its ending', output);
}

function collectOutput(file: string, before: readonly FileOutput[] | undefined): readonly FileOutput[] {
  const format = ENDINGS.get(path.extname(file).toLowerCase());
  const endings = [...ENDINGS.keys()].join(', ');
  if (format === undefined) throw new InvalidArgumentError(`The ending says the format, one of ${endings}.`);
  const earlier = before ?? [];
  if (earlier.some(other => path.resolve(other.file) === path.resolve(file))) {
    throw new InvalidArgumentError('It is named twice.');
  }
  return [...earlier, { file, format }];
}

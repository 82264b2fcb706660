// What to show of an audit: `--clause`, `--party`, `--person`, `--segment`, `--where`.

import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Filters } from '../../model/obligation.ts';
import { addOptions } from '../help.ts';
import { collected } from './collect.ts';

type Where = Filters['where'];

export interface FilterOptions {
  readonly clause?: readonly string[];
  readonly party?: readonly string[];
  readonly person?: readonly string[];
  readonly segment?: readonly string[];
  readonly where?: Where;
}

export function addFilterOptions(command: Command): void {
  addOptions(
    command,
    'what to show; rates are over what is shown',
    collected(new Option('--clause <ID>')),
    collected(new Option('--party <P>')),
    collected(new Option('--person <NAME>')),
    collected(new Option('--segment <S>')),
    new Option('--where <COLUMN=VALUE>').argParser(collectWhere),
  );
}

export function filtersOf({ clause, party, person, segment, where }: FilterOptions): Filters {
  return {
    clauses: clause ?? [],
    parties: party ?? [],
    people: person ?? [],
    segments: segment ?? [],
    where: where ?? [],
  };
}

function collectWhere(text: string, before: Where | undefined): Where {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('Write a column, = and the value: --where country=DE.');
  return [...(before ?? []), { column: text.slice(0, equals).trim(), value: text.slice(equals + 1).trim() }];
}

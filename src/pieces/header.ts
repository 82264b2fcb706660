// The first line of a piece, and whether it goes with that of another.

import type { Problem } from '../findings/problem.ts';
import type { Filters } from '../model/obligation.ts';
import { PIECE_VERSION, type PieceHeader } from '../model/piece.ts';
import type { Fields } from './fields.ts';
import { pieceProblem } from './problems.ts';

export function readHeader(fields: Fields): PieceHeader {
  return {
    slaudit: fields.choice('slaudit', ['header']),
    version: fields.count('version'),
    agreement: fields.object('agreement', agreement => ({
      name: agreement.text('name'),
      file: agreement.text('file'),
      sha256: agreement.text('sha256'),
      text: agreement.text('text'),
    })),
    time_zone: fields.text('time_zone'),
    as_of: fields.isoText('as_of'),
    period: fields.maybe('period', name =>
      fields.object(name, period => ({
        text: period.text('text'),
        from: period.isoText('from'),
        until: period.isoText('until'),
      })),
    ),
    filters: fields.object('filters', readFilters),
    people: fields.choice('people', ['names', 'hidden']),
    allow_rejects: fields.object('allow_rejects', readAllowedRejects),
    redacted_with: fields.maybe('redacted_with', name => fields.text(name)),
  };
}

function readFilters(fields: Fields): Filters {
  return {
    clauses: fields.texts('clauses'),
    parties: fields.texts('parties'),
    people: fields.texts('people'),
    segments: fields.texts('segments'),
    where: fields.list('where', where => ({ column: where.text('column'), value: where.text('value') })),
  };
}

function readAllowedRejects(fields: Fields): PieceHeader['allow_rejects'] {
  const kind = fields.choice('kind', ['rows', 'share']);
  return kind === 'rows' ? { kind, rows: fields.count('rows') } : { kind, share: fields.number('share') };
}

export interface NamedHeader {
  readonly name: string;
  readonly header: PieceHeader;
}

/** Why two pieces are not of one audit; null where they are. */
export function misfit(one: NamedHeader, other: NamedHeader): Problem | null {
  const found = DIFFERENCES.find(({ of }) => JSON.stringify(of(one.header)) !== JSON.stringify(of(other.header)));
  if (found === undefined) return null;
  const message = `The pieces ${found.what}: ${one.name} and ${other.name}.`;
  return pieceProblem('pieces-differ', null, { line: null, message, remedy: found.remedy });
}

interface Difference {
  readonly of: (header: PieceHeader) => unknown;
  /** Follows "the pieces". */
  readonly what: string;
  readonly remedy: string;
}

const AGAIN = 'Replay the pieces again, with the same agreement and options.';

/** The path of the agreement may differ: machines keep it where they like. */
const DIFFERENCES: readonly Difference[] = [
  { of: header => header.version, what: 'are of different versions of slaudit', remedy: AGAIN },
  {
    of: ({ agreement }) => [agreement.sha256, agreement.text],
    what: 'were judged by different agreements',
    remedy: AGAIN,
  },
  { of: header => [header.period, header.time_zone], what: 'are of different periods', remedy: AGAIN },
  {
    of: header => header.as_of,
    what: 'were judged as of different times',
    remedy: 'Replay them again with the same `--as-of`: without one each piece takes the latest row that it sees.',
  },
  { of: header => header.filters, what: 'show different clauses, parties, people, segments or leads', remedy: AGAIN },
  { of: header => header.people, what: 'were written with different `--people`', remedy: AGAIN },
  { of: header => header.allow_rejects, what: 'were written with different `--allow-rejects`', remedy: AGAIN },
  {
    of: header => header.redacted_with,
    what: 'were redacted under different keys, so that nobody can be told apart or be recognised across them',
    remedy: 'Replay them without `--redact`, and redact the report: `slaudit report --redact`.',
  },
];

export function isReadable({ version }: PieceHeader): boolean {
  return version === PIECE_VERSION;
}

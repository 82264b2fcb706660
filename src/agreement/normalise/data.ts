// Written sources → the model's.

import { ROW_KINDS } from '../../model/agreement.ts';
import type { DataDefinition, RowKind, Scalar, SourceDefinition } from '../../model/agreement.ts';
import type { AgreementFile } from '../agreement-file.ts';
import type { Written, WrittenSource } from '../written.ts';
import { toChoice, toList, toRowCondition } from './values.ts';

export function toData(written: Written, file: AgreementFile): DataDefinition {
  const sources = (kind: RowKind): readonly SourceDefinition[] | null => {
    const many = written.data?.[kind];
    if (many === undefined) return null;
    return toList(many).map((source, index) => toSource(source, file, sourcePath(kind, Array.isArray(many), index)));
  };
  return Object.fromEntries(ROW_KINDS.map(kind => [kind, sources(kind)])) as Record<
    RowKind,
    readonly SourceDefinition[] | null
  >;
}

function sourcePath(kind: RowKind, isList: boolean, index: number): readonly string[] {
  return isList ? ['data', kind, String(index)] : ['data', kind];
}

function toSource(source: WrittenSource, file: AgreementFile, path: readonly string[]): SourceDefinition {
  return {
    from: toOrigin(source),
    preset: source.preset ?? null,
    columns: headers(source.columns),
    milestones: headers(source.milestones),
    timeZone: source.timezone ?? null,
    dates: source.dates ?? null,
    blank: toList(source.blank).map(String),
    delimiter: source.delimiter ?? null,
    encoding: source.encoding ?? null,
    set: new Map(Object.entries(source.set ?? {})),
    derive: toDerive(source),
    position: file.positionOf(source.preset === undefined ? path : [...path, 'preset']),
  };
}

function toOrigin(source: WrittenSource): SourceDefinition['from'] {
  if (source.file !== undefined) return { kind: 'file', glob: source.file };
  return { kind: 'database', url: source.database ?? '', query: source.query ?? null, table: source.table ?? null };
}

function headers(written: Readonly<Record<string, Scalar>> | undefined): ReadonlyMap<string, string> {
  return new Map(Object.entries(written ?? {}).map(([name, header]) => [name, String(header)]));
}

function toDerive(source: WrittenSource): SourceDefinition['derive'] {
  const columns = Object.entries(source.derive ?? {});
  return new Map(columns.map(([column, cases]) => [column, toChoice(cases, value => value, toRowCondition)]));
}

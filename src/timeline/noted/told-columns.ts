// Which of the columns that clauses ask for the exports tell: of attributes the history counts too (data.md, noted).

import type { AskedColumn, ToldColumn } from '../../model/obligation.ts';
import type { Tables } from '../../model/table.ts';

export function toldColumns(tables: Tables, asked: readonly AskedColumn[]): ToldColumn[] {
  const { history, texts, untold } = tables;
  const fields = new Set(history.texts.get('field'));
  const isUntold = ({ kind, column }: AskedColumn): boolean => {
    if (kind === 'leads') return untold?.fields.has(column) === true;
    return kind === 'activities' && column === 'direction' && (untold?.directions ?? null) !== null;
  };
  return asked.map(({ kind, column }) => ({
    kind,
    column,
    exported: tables[kind].texts.has(column) || tables[kind].times.has(column),
    recorded: kind === 'leads' && fields.has(texts.find(column)),
    untold: isUntold({ kind, column }),
    lastAlone: kind === 'leads' && untold?.entries.has(column) === true,
  }));
}

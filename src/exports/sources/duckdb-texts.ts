// What DuckDB writes for each value: the text that CSV would have, in DuckDB's own SQL (docs/other-sources.md).

import type { TypedColumn } from './quoted-rows.ts';

/** SQL for one text a row: every cell in quotes, an absent value as an empty one (`concat` takes null for that). */
export function quotedRow(columns: readonly TypedColumn[]): string {
  const cells = columns.map(({ type }, place) => {
    const text = cellText(`c${place}`, type);
    return NEVER_QUOTED.test(type) ? text : `if(contains(${text}, '"'), replace(${text}, '"', '""'), ${text})`;
  });
  return `concat('"', ${cells.join(`, '","', `)}, '"', chr(10))`;
}

/** Types whose texts hold no quote. */
const NEVER_QUOTED = /^(BOOLEAN|DATE|DOUBLE|FLOAT|U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?|DECIMAL|TIMESTAMP|UUID)/;

/** A value as data.md reads it: ISO times to the millisecond, numbers without exponent, nested values as JSON. */
function cellText(column: string, type: string): string {
  if (type === 'VARCHAR' || type.startsWith('ENUM')) return column;
  if (type === 'TIMESTAMP WITH TIME ZONE' || type === 'TIMESTAMPTZ') return timeText(column, 'timestamptz', 'Z');
  if (type.startsWith('TIMESTAMP')) return timeText(`${column}::timestamp`, 'timestamp', '');
  if (type === 'DOUBLE' || type === 'FLOAT') return floatText(column);
  if (type === 'BLOB') return `coalesce(try(decode(${column})), ${column}::varchar)`;
  if (/\]$|^(STRUCT|MAP|UNION)\b/.test(type)) return `to_json(${column})::varchar`;
  return `${column}::varchar`;
}

/** Years that ISO writes with four digits; what is not among them stays as DuckDB says it, and is no time to read. */
function timeText(column: string, type: string, offset: string): string {
  const isWritten = `${column} between ${type} '0001-01-01 00:00:00' and ${type} '9999-12-31 23:59:59.999999'`;
  return `case when ${isWritten} then strftime(${column}, '%Y-%m-%dT%H:%M:%S.%g${offset}') else ${column}::varchar end`;
}

/** The shortest digits that say the number, as every other system writes them: 1000 rather than 1000.0, no exponent. */
function floatText(column: string): string {
  const text = `${column}::varchar`;
  const digits = `replace(replace(split_part(${text}, 'e', 1), '.', ''), '-', '')`;
  const exponent = `split_part(${text}, 'e', 2)::int`;
  const sign = `if(${column} < 0, '-', '')`;
  return `case when ${column} = trunc(${column}) and abs(${column}) < 1e15 then ${column}::bigint::varchar
    when not contains(${text}, 'e') then regexp_replace(${text}, '\\.0$', '')
    when ${exponent} < 0 then ${sign} || '0.' || repeat('0', -${exponent} - 1) || ${digits}
    when length(${digits}) <= ${exponent} + 1 then ${sign} || rpad(${digits}, ${exponent} + 1, '0')
    else ${sign} || ${digits}[:${exponent} + 1] || '.' || ${digits}[${exponent} + 2:] end`;
}

// The benchmark's peer: the clause of agreements/one-clause.yaml as hand-written SQL in DuckDB, with two threads.
// usage: node bench/duckdb.mjs [FOLDER OF THE DATA]
import { DuckDBInstance } from '@duckdb/node-api';
import { AS_OF } from './as-of.mjs';
import { openIntervals } from './open-intervals.mjs';

const WITHIN_MS = 4 * 3_600_000;
const ACTIVITY_COLUMNS = 'activity_id lead_id occurred_at type direction actor automated outcome subject';
const HISTORY_COLUMNS = 'change_id lead_id changed_at field old_value new_value actor';
const LEAD_COLUMNS = 'lead_id created_at company source employees phone score email_opt_out status owner';

const instance = await DuckDBInstance.create(':memory:', { threads: '2' });
const connection = await instance.connect();
for (const statement of statements(process.argv[2] ?? 'bench/data')) await connection.run(statement);
const report = await connection.runAndReadAll(ratesBySegment());
for (const row of [report.columnNames(), ...report.getRows()]) console.log(row.join(','));

/** As an analyst in a hurry would write it: columns typed as they are read, rows that do not matter dropped at once. */
function statements(folder) {
  return [
    'set preserve_insertion_order = false',
    openTime(),
    `create table sales as select person from read_csv('${folder}/roster.csv', all_varchar = true) where party = 'sales'`,
    `create table leads as
       select lead_id, case when employees >= 1000 then 'enterprise' when source in ('web', 'demo request') then 'inbound' else '' end as segment
       from ${csv(`${folder}/leads.csv`, LEAD_COLUMNS, { employees: 'INTEGER' })}`,
    `create table touches as
       select lead_id, epoch_ms(occurred_at) as at
       from ${csv(`${folder}/activities.csv`, ACTIVITY_COLUMNS, { occurred_at: 'TIMESTAMP' })}
       where type in ('call', 'email', 'meeting') and direction = 'outbound' and automated = 'false'
         and actor in (select person from sales) and epoch_ms(occurred_at) <= ${AS_OF}`,
    `create table handoffs as
       select lead_id, epoch_ms(changed_at) as at
       from ${csv(`${folder}/history.csv`, HISTORY_COLUMNS, { changed_at: 'TIMESTAMP' })}
       where field = 'owner' and epoch_ms(changed_at) <= ${AS_OF}
         and new_value in (select person from sales) and old_value not in (select person from sales)`,
    obligations(),
  ];
}

/** `read_csv` with every column named and typed: text but for those given, nothing guessed. */
function csv(file, columns, types) {
  const typed = columns.split(' ').map(column => `'${column}': '${types[column] ?? 'VARCHAR'}'`);
  return `read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"', columns = {${typed.join(', ')}})`;
}

/** Prepared outside, since DuckDB resolves a repeated local hour otherwise than the agreement's rules do. */
function openTime() {
  const rows = openIntervals('2024-12-01', '2026-12-01').map(
    ({ from, until, before }) => `(${from}, ${until}, ${before})`,
  );
  return `create table open_time as select * from (values ${rows.join(', ')}) as intervals(opens, closes, before)`;
}

/**
 * A handoff while the clock of the one before still runs opens nothing: that is so exactly where no touch came between them.
 * The deadline is the earliest instant with four more hours of open time behind it than at the start.
 */
function obligations() {
  return `create table obligations as
    with touched as (
      select handoffs.lead_id, handoffs.at as started, touches.at as settled
      from handoffs asof left join touches on handoffs.lead_id = touches.lead_id and touches.at >= handoffs.at
    ), opened as (
      select * from touched
      qualify row_number() over (partition by lead_id order by started) = 1
        or lag(settled) over (partition by lead_id order by started) <= started
    ), used as (
      select opened.*, open_time.before + least(started, closes) - opens + ${WITHIN_MS} as goal
      from opened asof join open_time on started >= opens
    )
    select lead_id, started, settled, opens + goal - before as due
    from used asof join open_time on goal > before`;
}

function ratesBySegment() {
  return `
    select coalesce(segment, 'all') as segment,
      count(*) filter (where settled <= due) as met,
      count(*) filter (where settled > due or (settled is null and due <= ${AS_OF})) as breached,
      count(*) filter (where settled is null and due > ${AS_OF}) as open,
      round(met / (met + breached), 6) as rate
    from obligations join leads using (lead_id)
    group by rollup (segment) order by grouping(segment), segment`;
}

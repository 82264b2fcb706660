// Who judges which leads where there are many: a thread each stretch, while the one that asked looks for findings.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { LeadRange, Table, Tables } from '../model/table.ts';
import { type JudgeMessage, type StretchMemory, type StretchTerms, tablesMemory } from './stretch-memory.ts';
import type { StretchRequest } from './stretch.ts';

/** From how many rows on leads are shared among how many threads, and who starts one. */
export interface JudgeLane {
  readonly smallest: number;
  readonly threads: number;
  /** `advanced` hears now and then how many leads are behind. */
  readonly judge: (terms: StretchTerms, advanced: (leads: number) => void) => Promise<StretchMemory>;
}

/** More threads than this wait for the one that joins what they found. */
const MOST_THREADS = 4;

/** In the build, chunks lie one folder below the entry points; where slaudit runs from its sources there is no built thread. */
const THREAD: URL | null = import.meta.url.endsWith('.ts') ? null : new URL('../judge-thread.js', import.meta.url);

/** What is made for one lead is garbage after it: with more room for what is young, it is seldom looked through. */
const ROOM = { maxYoungGenerationSizeMb: 128 };

/** Below its number of rows, starting a thread costs more than it saves. */
export const JUDGE_THREADS: JudgeLane | null =
  THREAD === null || availableParallelism() < 2
    ? null
    : {
        smallest: 500_000,
        threads: Math.min(MOST_THREADS, availableParallelism()),
        judge: (terms, advanced) => judgedBy(new Worker(THREAD, { workerData: terms, resourceLimits: ROOM }), advanced),
      };

/** Stretches that together are all leads, with about as many rows each; a single one where nothing is to be shared. */
export function stretchesFor(
  { tables, onlyLeads, keeps }: Pick<StretchRequest, 'tables' | 'onlyLeads' | 'keeps'>,
  { smallest, threads }: JudgeLane,
): LeadRange[] {
  const { leads, activities, history } = tables;
  const whole = { from: 0, until: leads.length };
  const rows = leads.length + activities.length + history.length;
  if (tables.leadIds === undefined || onlyLeads !== null || keeps === 'steps' || rows < smallest) return [whole];
  return evenStretches(tables, threads);
}

const MOST_BLOCKS = 1024;

/** Leads by the block: the rows of a block decide where the next stretch begins. */
function evenStretches({ leads, activities, history }: Tables, count: number): LeadRange[] {
  const size = Math.max(1, Math.ceil(leads.length / MOST_BLOCKS));
  const rowsOf = new Float64Array(Math.ceil(leads.length / size)).fill(size);
  for (const table of [activities, history]) countByBlock(table, size, rowsOf);
  const share = rowsOf.reduce((sum, rows) => sum + rows, 0) / count;
  const starts = [0];
  let behind = 0;
  rowsOf.forEach((rows, block) => {
    if (behind >= share * starts.length) starts.push(block * size);
    behind += rows;
  });
  return starts.map((from, place) => ({ from, until: starts[place + 1] ?? leads.length }));
}

function countByBlock({ lead, length }: Table, size: number, rowsOf: Float64Array): void {
  for (let row = 0; row < length; row++) {
    const block = Math.floor((lead[row] as number) / size);
    if (block >= 0) rowsOf[block] = (rowsOf[block] as number) + 1;
  }
}

/** A thread for each stretch; what they find comes in the same order. */
export function judgeApart(
  request: Omit<StretchRequest, 'leads'>,
  stretches: readonly LeadRange[],
  lane: JudgeLane,
): Promise<StretchMemory[]> {
  const { agreement, asOf, keeps, period, before, filters, shard, goalSpan, tables } = request;
  if (tables.leadIds === undefined) throw new RangeError('tables without the ids of their leads stay in their thread');
  meetNames(tables, agreement);
  const terms = {
    agreement,
    asOf,
    keeps,
    period,
    before,
    filters,
    shard,
    goalSpan,
    leadColumns: [...request.leadColumns],
    tables: tablesMemory(tables, tables.leadIds),
  };
  const behind = stretches.map(() => 0);
  const judged = stretches.map(async (leads, place) =>
    lane.judge({ ...terms, leads }, done => {
      behind[place] = done;
      request.advanced(behind.reduce((sum, one) => sum + one, 0));
    }),
  );
  const all = Promise.all(judged);
  // Whoever waits for it hears of its failure; until then it is nobody's unhandled rejection.
  all.catch(() => undefined);
  return all;
}

/** What every thread would come to by itself has its codes before they part: then they seldom need any of their own. */
function meetNames({ texts, roster }: Tables, { segments }: StretchRequest['agreement']): void {
  for (const { name } of segments) texts.code(name);
  for (const { person, team, party } of roster) for (const text of [person.trim(), team, party]) texts.code(text);
}

function judgedBy(worker: Worker, advanced: (leads: number) => void): Promise<StretchMemory> {
  return new Promise((done, failed) => {
    worker.on('message', (message: JudgeMessage) => {
      if (message.kind === 'advanced') advanced(message.leads);
      else done(message.stretch);
    });
    worker.on('error', failed);
  });
}

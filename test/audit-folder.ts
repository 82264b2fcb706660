// Audits a folder in this process: the pipeline without the command line around it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { auditBy } from '../src/audit.ts';
import type { JudgeLane } from '../src/judging/threads.ts';
import type { Problem } from '../src/findings/problem.ts';
import type { Edition } from '../src/model/report.ts';
import type { AuditRequest } from '../src/model/request.ts';
import { NO_PAINT, type Presentation, type Reporter, type View } from '../src/report/format.ts';

export interface FolderAudit {
  readonly edition: Edition;
  readonly problems: readonly Problem[];
}

export interface AuditTerms {
  readonly agreement: string;
  readonly asOf: string | null;
  readonly period: string | null;
  /** Who judges; absent: this thread. */
  readonly lane?: JudgeLane;
  readonly alsoBreakDownBy?: readonly string[];
  readonly keeps?: 'rates' | 'overview';
}

/** Throws with the problems where nothing was audited. */
export async function auditFolder(folder: string, { agreement, lane, ...terms }: AuditTerms): Promise<FolderAudit> {
  const file = path.join(folder, agreement);
  const { edition, problems } = await auditBy(lane ?? null, {
    agreement: { file, text: readFileSync(file, 'utf8') },
    ...everything(),
    ...terms,
  });
  if (edition === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return { edition, problems };
}

/** What a reporter writes of an edition, as text. */
export async function written(edition: Edition, reporter: Reporter, view: View | null): Promise<string> {
  const chunks: string[] = [];
  const presentation: Presentation = { view, width: 80, paint: NO_PAINT, frame: 'whole' };
  await reporter(edition, presentation, chunk => void chunks.push(chunk.toString()));
  return chunks.join('');
}

/** The request that leaves nothing out. */
export function everything(): Omit<AuditRequest, 'agreement'> {
  return {
    period: null,
    asOf: null,
    overrides: { leads: [], activities: [], history: [], deals: [] },
    stdin: nothing(),
    filters: { clauses: [], parties: [], people: [], segments: [], where: [] },
    allowRejects: { kind: 'rows', rows: 0 },
    people: null,
    redacts: false,
    shard: null,
    alsoBreakDownBy: [],
    now: Date.UTC(2026, 10, 23),
    progress: () => undefined,
  };
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

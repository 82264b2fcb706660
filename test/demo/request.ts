// A request to audit the demo, for tests that call the pipelines.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { AuditRequest } from '../../src/model/request.ts';

export const DEMO_FILE: string = path.join(import.meta.dirname, '../../fixtures/demo/slaudit.yaml');
export const DEMO_TEXT: string = readFileSync(DEMO_FILE, 'utf8');
export const NO_FILTERS: AuditRequest['filters'] = { clauses: [], parties: [], people: [], segments: [], where: [] };

export function demoRequest(change: Partial<AuditRequest>): AuditRequest {
  return {
    agreement: { file: DEMO_FILE, text: DEMO_TEXT },
    period: '2026-Q3',
    asOf: null,
    overrides: { leads: [], activities: [], history: [], deals: [] },
    stdin: (async function* () {})(),
    filters: NO_FILTERS,
    allowRejects: { kind: 'rows', rows: 0 },
    people: null,
    redacts: false,
    shard: null,
    alsoBreakDownBy: [],
    now: Date.UTC(2030, 0, 1),
    progress: () => {},
    ...change,
  };
}

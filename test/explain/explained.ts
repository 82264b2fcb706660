// Explains leads of a folder in this process: the pipeline without the command line around it.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { explain, type ExplainOutcome, type ExplainRequest } from '../../src/explain.ts';
import type { Explanation } from '../../src/model/explanation.ts';

export interface ExplainTerms extends Partial<Pick<ExplainRequest, 'leads' | 'breaches' | 'people' | 'filters'>> {
  readonly agreement: string;
  readonly asOf: string | null;
  readonly period: string | null;
}

const EVERYTHING: ExplainRequest['filters'] = { clauses: [], parties: [], people: [], segments: [], where: [] };

/** Throws with the problems where nothing was explained. */
export async function explained(folder: string, terms: ExplainTerms): Promise<Explanation> {
  const { explanation, problems } = await outcomeOf(folder, terms);
  if (explanation === null) throw new Error(problems.map(({ message }) => message).join('\n'));
  return explanation;
}

export function outcomeOf(folder: string, terms: ExplainTerms): Promise<ExplainOutcome> {
  const file = path.join(folder, terms.agreement);
  return explain({
    leads: [],
    breaches: null,
    people: null,
    filters: EVERYTHING,
    overrides: { leads: [], activities: [], history: [], deals: [] },
    stdin: nothing(),
    now: Date.UTC(2026, 10, 23),
    progress: () => undefined,
    ...terms,
    agreement: { file, text: readFileSync(file, 'utf8') },
  });
}

async function* nothing(): AsyncGenerator<Uint8Array> {}

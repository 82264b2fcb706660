// What `audit` and `demo` do: read the agreement, run the pipeline, write the outputs, say how it ended.

import { readAsOf } from '../steps/as-of.ts';
import { audit } from '../audit.ts';
import { zoneOf } from '../calendar/zone.ts';
import type { Problem } from '../findings/problem.ts';
import { type AuditRequest, KEEPS, type Keeps, type Shard } from '../model/request.ts';
import { parsePeriod } from '../steps/period.ts';
import { dimensionOf, neededFor } from '../report/format.ts';
import { showProblems } from './notices.ts';
import { overridesOf } from './options/data-overrides.ts';
import { type FilterOptions, filtersOf } from './options/filters.ts';
import type { OutputOptions } from './options/output-options.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { type Outputs, outputsOf } from './output/outputs.ts';
import { save, saveProblems } from './output/saving.ts';
import { publish, type Published } from './publish.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { progressLine } from './terminal/progress-line.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface AuditOptions extends FilterOptions, OutputOptions, TerminalOptions {
  readonly period?: string;
  readonly asOf?: string;
  readonly leads?: readonly string[];
  readonly activities?: readonly string[];
  readonly history?: readonly string[];
  readonly deals?: readonly string[];
  readonly save?: string;
  readonly allowRejects: AuditRequest['allowRejects'];
  readonly fail: boolean;
  readonly people?: 'names' | 'hidden';
  readonly redact?: true;
  /** `replay` only. */
  readonly shard?: Shard;
}

export function runAudit(agreementFile: string, options: AuditOptions, shell: Shell): Promise<ExitStatus> {
  return run(agreementFile, options, { shell, ending: 'report' });
}

/** Writes a piece (docs/pieces.md). */
export function runReplay(agreementFile: string, options: AuditOptions, shell: Shell): Promise<ExitStatus> {
  return run(agreementFile, { ...options, format: 'ndjson' }, { shell, ending: 'piece' });
}

async function run(
  agreementFile: string,
  options: AuditOptions,
  { shell, ending }: { readonly shell: Shell; readonly ending: Published['ending'] },
): Promise<ExitStatus> {
  const began = shell.now();
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    showProblems(problems, shell, { terminal, quiet: options.quiet });
    return 2;
  };
  // Whatever can be refused is refused before the audit, which may take minutes.
  const outputs = await outputsOf(options, shell);
  const agreement = await readAgreementFile(agreementFile);
  const saveTo = options.save ?? null;
  const problems = [...timeProblems(options), ...outputs.problems, ...(await saveProblems(saveTo))];
  if ('code' in agreement) return refuse([agreement, ...problems]);
  if (problems.length > 0) return refuse(problems);

  const progress = progressLine(options.quiet ? 'never' : options.progress, shell, terminal);
  const request = {
    ...requestOf(options, shell),
    agreement,
    keeps: keptFor(outputs, options),
    progress: progress.step,
  };
  const outcome = await audit(request).finally(progress.end);
  const { edition } = outcome;
  if (edition === null) return refuse(outcome.problems);
  const unsaved = saveTo === null ? null : await save(edition, saveTo);
  if (unsaved !== null) return refuse([...outcome.problems, unsaved]);
  return publish({ edition, outputs, problems: outcome.problems, began, ending }, options, shell);
}

export function requestOf(options: AuditOptions, { stdin, now }: Shell): Omit<AuditRequest, 'agreement' | 'progress'> {
  const dimension = dimensionOf(options.view ?? null);
  return {
    period: options.period ?? null,
    asOf: options.asOf ?? null,
    overrides: overridesOf(options),
    stdin,
    filters: filtersOf(options),
    allowRejects: options.allowRejects,
    people: options.people ?? null,
    redacts: options.redact === true,
    shard: options.shard ?? null,
    alsoBreakDownBy: dimension === null ? [] : [dimension],
    now: now(),
  };
}

/** As much as whatever is written needs most. */
function keptFor({ places }: Outputs, { save }: AuditOptions): Exclude<Keeps, 'steps'> {
  if (save !== undefined) return 'obligations';
  const needed = places.map(({ format, presentation }) => neededFor(format, presentation));
  return needed.reduce((most, one) => (KEEPS.indexOf(one) > KEEPS.indexOf(most) ? one : most), 'rates');
}

/** What the pipeline would find out only after reading: whether these are times at all. */
export function timeProblems({ period, asOf }: AuditOptions): Problem[] {
  const written = period === undefined ? null : parsePeriod(period);
  const instant = asOf === undefined ? null : readAsOf(asOf, zoneOf('UTC'));
  return [written, instant].filter(problem => problem !== null && typeof problem === 'object' && 'severity' in problem);
}

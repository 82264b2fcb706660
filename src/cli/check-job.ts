// What `check` does: every error and warning of the agreement, with --data also what the exports say against it.

import path from 'node:path';
import { readAgreement } from '../agreement/read-agreement.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import type { AgreementFile, AuditRequest } from '../model/request.ts';
import { dataWarnings } from './data-warnings.ts';
import { showProblems } from './notices.ts';
import { NO_REJECTS } from './options/allowed-rejects.ts';
import { filtersOf } from './options/filters.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { sinkOf } from './output/sink.ts';
import { counted } from './quantities.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { progressLine } from './terminal/progress-line.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface CheckOptions extends TerminalOptions {
  readonly strict?: true;
  readonly data?: true;
}

interface Checked {
  readonly agreement: Agreement | null;
  readonly problems: readonly Problem[];
}

export async function runCheck(agreementFile: string, options: CheckOptions, shell: Shell): Promise<ExitStatus> {
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const read = await readAgreementFile(agreementFile);
  const checked = 'code' in read ? unread(read) : await (options.data ? overData(read, options, shell) : alone(read));
  const { agreement, problems } = checked;
  showProblems(problems, shell, { terminal, quiet: options.quiet });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (agreement === null || errors > 0 || (options.strict && warnings > 0)) {
    if (!options.quiet) shell.stderr.write(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}.\n`);
    return 2;
  }
  await sinkOf(shell.stdout)(`${verdictOn(agreementFile, agreement, warnings)}\n`);
  return 0;
}

function unread(problem: Problem): Checked {
  return { agreement: null, problems: [problem] };
}

function alone({ file, text }: AgreementFile): Checked {
  return readAgreement(text, { file, folder: path.dirname(file) });
}

async function overData(agreement: AgreementFile, options: CheckOptions, shell: Shell): Promise<Checked> {
  const { audit } = await import('../audit.ts');
  const progress = progressLine(
    options.quiet ? 'never' : options.progress,
    shell,
    terminalOf(shell.stderr, shell, !options.color),
  );
  const checked = await audit({ ...everything(shell), agreement, progress: progress.step }).finally(progress.end);
  const found = checked.edition === null ? [] : dataWarnings(checked.edition.report, 'all');
  return { ...checked, problems: [...checked.problems, ...found] };
}

/** All the data there are, over all the time they span. */
function everything({ stdin, now }: Shell): Omit<AuditRequest, 'agreement' | 'progress'> {
  return {
    period: null,
    asOf: null,
    overrides: { leads: [], activities: [], history: [], deals: [] },
    stdin,
    filters: filtersOf({}),
    allowRejects: NO_REJECTS,
    people: null,
    redacts: false,
    shard: null,
    alsoBreakDownBy: [],
    now: now(),
  };
}

function verdictOn(file: string, { clauses, goals, events }: Agreement, warnings: number): string {
  const ids = new Set(clauses.map(({ id }) => id)).size;
  const goalIds = new Set(goals.map(({ id }) => id)).size;
  const holds = [counted(ids, 'clause'), counted(goalIds, 'goal'), counted(events.size, 'event')].join(', ');
  return `${file} is sound: ${holds}${warnings === 0 ? '' : `; ${counted(warnings, 'warning')}`}.`;
}

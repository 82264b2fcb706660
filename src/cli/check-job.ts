// What `check` does: every error and warning of the agreement, with --data also how it fits the exports.

import { checkAgreement } from '../check-agreement.ts';
import { zoneOf } from '../calendar/zone.ts';
import { fitJson } from '../data-fit/fit-json.ts';
import type { DataFit } from '../data-fit/fit.ts';
import { fitText } from '../data-fit/fit-text.ts';
import type { Problem } from '../findings/problem.ts';
import type { Agreement } from '../model/agreement.ts';
import { isoWriter } from '../model/iso-time.ts';
import type { AgreementFile } from '../model/request.ts';
import { parsePeriod } from '../steps/period.ts';
import { dataWarnings } from './data-warnings.ts';
import { edgeProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { print } from './output/sink.ts';
import { counted } from './quantities.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { reportPaint } from './terminal/paint.ts';
import { progressLine } from './terminal/progress-line.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface CheckOptions extends TerminalOptions {
  readonly strict?: true;
  readonly data?: true;
  readonly period?: string;
  readonly format: 'table' | 'json';
}

interface Checked {
  readonly agreement: Agreement | null;
  readonly problems: readonly Problem[];
  /** Null without `--data`. */
  readonly fit: DataFit | null;
}

export async function runCheck(agreementFile: string, options: CheckOptions, shell: Shell): Promise<ExitStatus> {
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const read = await readAgreementFile(agreementFile);
  const checked = 'code' in read ? unread([read]) : await check(read, options, shell);
  const { agreement, problems } = checked;
  showProblems(problems, shell, { terminal, quiet: options.quiet });
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const warnings = problems.length - errors;
  if (agreement === null || errors > 0 || (options.strict && warnings > 0)) {
    if (!options.quiet) shell.stderr.write(`${counted(errors, 'error')}, ${counted(warnings, 'warning')}.\n`);
    return 2;
  }
  const write = options.format === 'json' ? jsonOf : textOf;
  await print(shell.stdout, write({ ...checked, agreement }, options, shell));
  return 0;
}

function unread(problems: readonly Problem[]): Checked {
  return { agreement: null, problems, fit: null };
}

async function check(read: AgreementFile, options: CheckOptions, shell: Shell): Promise<Checked> {
  if (options.data) return overData(read, options, shell);
  if (options.period === undefined) return { ...(await checkAgreement(read)), fit: null };
  return unread([edgeProblem('period-without-data', '`--period` says which rows to look at.', 'Add `--data`.')]);
}

async function overData(agreement: AgreementFile, options: CheckOptions, shell: Shell): Promise<Checked> {
  const { period = null, quiet, progress: choice } = options;
  const written = period === null ? null : parsePeriod(period);
  if (written !== null && 'code' in written) return unread([written]);
  const { checkData } = await import('../check-data.ts');
  const { stdin, now, stderr } = shell;
  const progress = progressLine(quiet ? 'never' : choice, shell, terminalOf(stderr, shell, !options.color));
  const request = { agreement, period, stdin, now: now(), progress: progress.step };
  const { problems, findings, ...checked } = await checkData(request).finally(progress.end);
  return { ...checked, problems: [...problems, ...dataWarnings({ quality: findings }, 'all')] };
}

// ---------------------------------------------------------------- output

type SoundCheck = Checked & { readonly agreement: Agreement };

function textOf({ agreement, problems, fit }: SoundCheck, options: CheckOptions, shell: Shell): string {
  const verdict = `${verdictOn(agreement, problems.length)}\n`;
  if (fit === null) return verdict;
  const terminal = terminalOf(shell.stdout, shell, !options.color);
  const presentation = { zone: zoneOf(agreement.timeZone), width: terminal.width, paint: reportPaint(terminal) };
  return `${fitText(fit, presentation)}\n${verdict}`;
}

function verdictOn(agreement: Agreement, warnings: number): string {
  const { clauses, goals, events } = countsOf(agreement);
  const holds = [counted(clauses, 'clause'), counted(goals, 'goal'), counted(events, 'event')].join(', ');
  return `${agreement.file} is sound: ${holds}${warnings === 0 ? '' : `; ${counted(warnings, 'warning')}`}.`;
}

function countsOf({ clauses, goals, events }: Agreement): Readonly<Record<'clauses' | 'goals' | 'events', number>> {
  return {
    clauses: new Set(clauses.map(({ id }) => id)).size,
    goals: new Set(goals.map(({ id }) => id)).size,
    events: events.size,
  };
}

function jsonOf({ agreement, problems, fit }: SoundCheck): string {
  const document = {
    schema: 'slaudit-check/1',
    agreement: { name: agreement.name, file: agreement.file, sha256: agreement.sha256 },
    ...countsOf(agreement),
    warnings: problems.map(({ code, message, remedy, file, line, column }) => {
      return { code, message, remedy, file, line, column };
    }),
    data: fit === null ? null : fitJson(fit, isoWriter(zoneOf(agreement.timeZone))),
  };
  return `${JSON.stringify(document, null, 2)}\n`;
}

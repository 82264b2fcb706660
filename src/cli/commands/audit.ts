// `slaudit audit`: the options; what is done with them stands in audit-job.ts.

import { type Command, Option } from 'commander';
import type { AuditOptions } from '../audit-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { NO_REJECTS, parseAllowedRejects } from '../options/allowed-rejects.ts';
import { collected } from '../options/collect.ts';
import { addFilterOptions } from '../options/filters.ts';
import { addOutputOptions } from '../options/output-options.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description('Replays the history and reports. AGREEMENT is slaudit.yaml unless named.');
  addAgreementOperand(command);
  const source = (kind: string): Option => collected(new Option(`--${kind} <F>`));
  const period = '2025-10, 2025-Q3, 2025, 2025-01-15..2025-02-15, last-month';
  addOptions(command, period, new Option('--period <P>'));
  addOptions(command, '2025-11-05T09:00, or 2025-11-05 (its last ms)', new Option('--as-of <T>'));
  const sources = ['leads', 'activities', 'history', 'deals'].map(source);
  addOptions(command, "instead of the agreement's files: path, glob, - (stdin)", ...sources);
  addFilterOptions(command);
  addOutputOptions(command);
  addOptions(command, 'keep the obligations (DuckDB, Parquet)', new Option('--save <FILE.duckdb|DIR>'));
  const allowRejects = new Option('--allow-rejects <N|P%>').argParser(parseAllowedRejects).default(NO_REJECTS);
  addOptions(command, 'unreadable rows before the audit fails (0)', allowRejects);
  addOptions(command, 'exit 0 on a missed target', new Option('--no-fail'));
  const people = new Option('--people <names|hidden>').choices(['names', 'hidden']);
  addOptions(command, 'lead ids and people hashed', people, new Option('--redact'));
  addTerminalOptions(command);
  addExamples(command, shell, ['audit {demo} --period 2026-Q3', 'audit {demo} -f csv --view obligations']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runAudit } = await import('../audit-job.ts');
  const [agreementFile] = command.processedArgs as [string];
  return runAudit(agreementFile, command.opts<AuditOptions>(), shell);
}

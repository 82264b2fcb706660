// `slaudit audit`: the options; what is done with them stands in audit-job.ts.

import { type Command, Option } from 'commander';
import type { AuditOptions } from '../audit-job.ts';
import { addExamples, addOptions } from '../help.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { addAuditOptions } from '../options/audit-options.ts';
import { addFilterOptions } from '../options/filters.ts';
import { addOutputOptions } from '../options/output-options.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';

export function define(command: Command, shell: Shell): void {
  command.description('Replays the history and reports. AGREEMENT is slaudit.yaml unless named.');
  addAgreementOperand(command);
  addAuditOptions(command);
  addFilterOptions(command);
  addOutputOptions(command);
  addOptions(command, 'keep the obligations (DuckDB, Parquet)', new Option('--save <FILE.duckdb|DIR>'));
  addOptions(command, 'exit 0 on a missed target', new Option('--no-fail'));
  addTerminalOptions(command);
  addExamples(command, shell, ['audit {demo} --period 2026-Q3', 'audit {demo} -f csv --view obligations']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runAudit } = await import('../audit-job.ts');
  const [agreementFile] = command.processedArgs as [string];
  return runAudit(agreementFile, command.opts<AuditOptions>(), shell);
}

// `slaudit what-if`: the options; what is done with them stands in what-if-job.ts.

import { type Command, Option } from 'commander';
import { WHAT_IF_FORMATS, WHAT_IF_VIEWS } from '../../report/what-if/formats.ts';
import { addExamples, addOptions } from '../help.ts';
import { addAgreementOperand } from '../options/agreement-operand.ts';
import { addAuditOptions } from '../options/audit-options.ts';
import { collectChange, parseSweep } from '../options/changes.ts';
import { addFilterOptions } from '../options/filters.ts';
import { addTerminalOptions } from '../options/terminal-options.ts';
import type { ExitStatus, Shell } from '../shell.ts';
import type { WhatIfOptions } from '../what-if-job.ts';

export function define(command: Command, shell: Shell): void {
  command.description('The same history under changed terms. The agreement is never written.');
  addAgreementOperand(command);
  const set = new Option('--set <PATH=VALUE>').argParser(collectChange);
  const sweep = new Option('--sweep <PATH=V,V,…>').argParser(parseSweep);
  addOptions(command, 'clauses.first-touch.within=30m; once each of --sweep', set, sweep);
  addOptions(command, "another agreement's terms", new Option('--agreement <FILE>'));
  addAuditOptions(command);
  addFilterOptions(command);
  const format = new Option('-f, --format <F>').choices(WHAT_IF_FORMATS).default('table');
  const view = new Option('--view <V>').choices(WHAT_IF_VIEWS);
  addOptions(command, `${WHAT_IF_FORMATS.join(', ')}; ${WHAT_IF_VIEWS.join(', ')}`, format, view);
  addTerminalOptions(command);
  addExamples(command, shell, [
    'what-if {demo} --set clauses.handoff.within=1bh',
    'what-if {demo} --sweep report.count_by=start,due',
  ]);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const { runWhatIf } = await import('../what-if-job.ts');
  const [agreementFile] = command.processedArgs as [string];
  return runWhatIf(agreementFile, command.opts<WhatIfOptions>(), shell);
}

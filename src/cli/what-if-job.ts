// What `what-if` does: read the agreement and its variants, replay the history once for each, write them side by side.

import type { Problem } from '../findings/problem.ts';
import type { AgreementFile } from '../model/request.ts';
import type { WhatIfFormat, WhatIfView } from '../report/what-if/formats.ts';
import { writeWhatIf } from '../report/what-if/write-what-if.ts';
import type { VariantRequest } from '../what-if.ts';
import { type AuditOptions, requestOf, runAudit, timeProblems } from './audit-job.ts';
import { showProblems } from './notices.ts';
import type { Setting, Sweep } from './options/changes.ts';
import { ReaderGone } from './output/reader.ts';
import { standardSink } from './output/sink.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { reportPaint } from './terminal/paint.ts';
import { progressLine } from './terminal/progress-line.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface WhatIfOptions extends Omit<AuditOptions, 'format' | 'view' | 'fail'> {
  readonly set?: readonly Setting[];
  readonly sweep?: Sweep;
  readonly agreement?: string;
  readonly format: WhatIfFormat;
  readonly view?: WhatIfView;
}

export async function runWhatIf(agreementFile: string, options: WhatIfOptions, shell: Shell): Promise<ExitStatus> {
  const { set, sweep, agreement: otherFile, view, ...audited } = options;
  // Nothing is to be different: that is the audit, byte for byte.
  if (set === undefined && sweep === undefined && otherFile === undefined) {
    return runAudit(agreementFile, { ...audited, ...(view === 'clauses' ? { view } : {}), fail: true }, shell);
  }
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    showProblems(problems, shell, { terminal: terminalOf(shell.stderr, shell, !options.color), quiet: options.quiet });
    return 2;
  };
  const agreement = await readAgreementFile(agreementFile);
  const other = otherFile === undefined ? null : await readAgreementFile(otherFile);
  const unread = [agreement, other].filter(read => read !== null && 'code' in read);
  const problems = [...unread, ...timeProblems({ ...audited, fail: true })];
  if ('code' in agreement || (other !== null && 'code' in other) || problems.length > 0) return refuse(problems);
  return replayed({ agreement, variants: variantsOf(options, other) }, options, { shell, refuse });
}

async function replayed(
  { agreement, variants }: { readonly agreement: AgreementFile; readonly variants: readonly VariantRequest[] },
  { set: _set, sweep, agreement: _other, view, format, ...audited }: WhatIfOptions,
  { shell, refuse }: { readonly shell: Shell; readonly refuse: (problems: readonly Problem[]) => ExitStatus },
): Promise<ExitStatus> {
  const began = shell.now();
  const { whatIf } = await import('../what-if.ts');
  const stderr = terminalOf(shell.stderr, shell, !audited.color);
  const progress = progressLine(audited.quiet ? 'never' : audited.progress, shell, stderr);
  const outcome = await whatIf({
    ...requestOf({ ...audited, format, fail: true }, shell),
    agreement,
    variants,
    swept: sweep?.path ?? null,
    progress: progress.step,
  }).finally(progress.end);
  if (outcome.whatIf === null) return refuse(outcome.problems);
  showProblems(outcome.problems, shell, { terminal: stderr, quiet: audited.quiet });
  const stdout = terminalOf(shell.stdout, shell, !audited.color);
  const presentation = { format, view: view ?? null, width: stdout.width, paint: reportPaint(stdout) };
  await writeWhatIf(outcome.whatIf, presentation, standardSink(format, shell)).catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error;
  });
  const seconds = ((shell.now() - began) / 1000).toFixed(1);
  const variantsText = variants.length === 1 ? '1 variant' : `${variants.length} variants`;
  if (!audited.quiet) shell.stderr.write(`${variantsText} replayed; the agreement is as it was (${seconds} s).\n`);
  return outcome.whatIf.fit ? 0 : 3;
}

/** All of `--set` at once; `--sweep` once for each of its values, on top of them. */
function variantsOf({ set = [], sweep }: WhatIfOptions, other: AgreementFile | null): VariantRequest[] {
  const settings = set.map(setting => ({ option: '--set', ...setting }));
  const asSet = [...(other === null ? [] : [`--agreement ${other.file}`]), ...set.map(textOf)].join(', ');
  if (sweep === undefined) return [{ label: asSet, value: null, other, changes: settings }];
  return sweep.values.map(value => ({
    label: [...(asSet === '' ? [] : [asSet]), textOf({ path: sweep.path, value })].join(', '),
    value,
    other,
    changes: [...settings, { option: '--sweep', path: sweep.path, value }],
  }));
}

function textOf({ path, value }: Setting): string {
  return value.trim() === '' ? `no ${path}` : `${path}=${value.trim()}`;
}

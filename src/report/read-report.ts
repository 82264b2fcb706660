// A report as `audit -f json` wrote it, read back and held to its schema: text → Report, or what is wrong with it.

import type { Problem } from '../findings/problem.ts';
import { shortened } from '../findings/visible.ts';
import type { Report } from '../model/report.ts';
import { reportSchema } from './schema.ts';

/** The report, or the problem that ends the command. Its breaches are left out: whoever reads a report back has its counts. */
export function readReport(text: string, file: string): Report | Problem {
  let written: unknown;
  try {
    written = JSON.parse(text.replace(/^\ufeff/, ''));
  } catch (error) {
    return { ...noReport(file, 'It is no JSON.'), ...placeOf(error, text) };
  }
  if (typeof written !== 'object' || written === null || !('schema' in written) || !('breaches' in written)) {
    return noReport(file, 'It is JSON, but no report.');
  }
  if (typeof written.schema === 'number' && written.schema !== 1) return otherVersion(file, written.schema);
  // Nobody asks for the rows, of which there may be a million to check: that they are a list will do.
  const breaches = Array.isArray(written.breaches) ? [] : written.breaches;
  const checked = reportSchema.safeParse({ ...written, breaches });
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = shortened(issue?.path.map(String).join('.') ?? '', 80);
  return noReport(file, `Its \`${where}\` is not as a report has it: ${issue?.message ?? ''}.`);
}

const REMEDY = 'Name two files that `slaudit audit -f json` or `--output FILE.json` wrote.';

function noReport(file: string, why: string): Problem {
  return {
    code: 'no-report',
    severity: 'error',
    message: `This is no report. ${why}`,
    remedy: REMEDY,
    file,
    line: null,
    column: null,
    width: null,
    excerpt: null,
  };
}

function otherVersion(file: string, version: number): Problem {
  const remedy = 'Audit again with this version of slaudit.';
  return { ...noReport(file, `Its form is ${version}, which this version of slaudit does not know.`), remedy };
}

/** Node says the position in its message; a text that merely ends too soon has none but its end. */
function placeOf(error: unknown, text: string): Pick<Problem, 'line' | 'column' | 'excerpt' | 'width'> {
  const said = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  const position = said === undefined ? text.trimEnd().length : Number(said);
  const before = text.slice(0, position).split('\n');
  const line = text.split('\n')[before.length - 1] ?? '';
  return { line: before.length, column: (before.at(-1) ?? '').length + 1, width: 1, excerpt: line.slice(0, 10_000) };
}

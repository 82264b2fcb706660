// What is wrong with the rows, as warnings on stderr; the view `quality` has everything.

import type { Problem } from '../findings/problem.ts';
import { sentenceOf } from '../findings/sentence-of.ts';
import type { QualityFinding } from '../model/report.ts';
import { grouped } from './quantities.ts';

/** Of a report, or of rows that were only checked. */
interface Faults {
  readonly quality: readonly Fault[];
}

type Fault = Pick<QualityFinding, 'code' | 'level' | 'count' | 'samples'>;

/** `rejected`: rows that could not be used, which is what an audit fails for. `all`: whatever asks somebody to do something. */
export function dataWarnings({ quality }: Faults, wanted: 'rejected' | 'all'): Problem[] {
  return quality
    .filter(finding => finding.level === 'rejected' || (wanted === 'all' && asksForSomething(finding)))
    .map(warning);
}

/** Merged leads, repeated rows of overlapping exports and their like are as they should be; the audit itself warns of idle events. */
function asksForSomething({ code }: Fault): boolean {
  return code !== 'event_without_rows' && sentenceOf(code)?.remedy.startsWith('Nothing') !== true;
}

function warning({ code, count, samples: [first] }: Fault): Problem {
  const sentence = sentenceOf(code);
  const means = sentence?.means ?? code.replaceAll('_', ' ');
  const example = first === undefined || first.text === '' ? '' : `, the first "${first.text}"`;
  const column = first === undefined || first.column === null ? '' : ` in ${first.column}`;
  return {
    code,
    severity: 'warning',
    message: `${means.charAt(0).toUpperCase()}${means.slice(1)}: ${grouped(count)}${example}${column}.`,
    remedy: sentence?.remedy ?? null,
    // A finding about no file in particular has an empty one.
    file: first?.file || null,
    line: first?.line ?? null,
    column: null,
    width: null,
    excerpt: null,
  };
}

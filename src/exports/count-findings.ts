// Findings while they are counted: how often, and the first five places of each.

import { DATA_SENTENCES, type DataFindingCode } from '../findings/data-sentences.ts';
import type { Finding, FindingLevel, FindingSample } from '../findings/finding.ts';

const MOST_SAMPLES = 5;
const LONGEST_SAMPLE = 200;
const LEVELS: readonly FindingLevel[] = ['rejected', 'set_aside', 'noted'];

type Facts = Readonly<Record<string, string | number>>;

export class FindingCounts {
  private readonly findings = new Map<DataFindingCode, { count: number; samples: FindingSample[]; facts: Facts }>();

  /** Counts one more; the sample is only made where it will be kept. */
  add(code: DataFindingCode, sample: () => FindingSample): void {
    const finding = this.of(code);
    finding.count++;
    if (finding.samples.length < MOST_SAMPLES) finding.samples.push(shortened(sample()));
  }

  /** Counts what was found in a later part of a file, whose lines follow the first `linesBefore`. */
  append(later: readonly Finding[], linesBefore: number): void {
    for (const { code, count, samples } of later) {
      const finding = this.of(code as DataFindingCode);
      finding.count += count;
      const wanted = samples.slice(0, MOST_SAMPLES - finding.samples.length);
      const moved = (line: number | null): number | null => (line === null ? null : line + linesBefore);
      finding.samples.push(...wanted.map(sample => ({ ...sample, line: moved(sample.line) })));
    }
  }

  has(code: DataFindingCode): boolean {
    return this.findings.has(code);
  }

  /** What the sentence of a finding needs besides its count. */
  setFacts(code: DataFindingCode, facts: Facts): void {
    this.of(code).facts = facts;
  }

  /** By level, then by code. */
  list(): Finding[] {
    const all = [...this.findings].map(([code, finding]) => ({ code, level: DATA_SENTENCES[code].level, ...finding }));
    return all.sort((a, b) => LEVELS.indexOf(a.level) - LEVELS.indexOf(b.level) || (a.code < b.code ? -1 : 1));
  }

  private of(code: DataFindingCode): { count: number; samples: FindingSample[]; facts: Facts } {
    let finding = this.findings.get(code);
    if (finding === undefined) {
      finding = { count: 0, samples: [], facts: {} };
      this.findings.set(code, finding);
    }
    return finding;
  }
}

function shortened(sample: FindingSample): FindingSample {
  const { text } = sample;
  return text.length <= LONGEST_SAMPLE ? sample : { ...sample, text: `${text.slice(0, LONGEST_SAMPLE)}…` };
}

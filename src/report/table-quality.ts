// View quality as a table for people: each finding as a sentence, where it was seen, what to do about it.

import { sentenceOf } from '../findings/sentence-of.ts';
import { visible } from '../findings/visible.ts';
import type { FindingLevel } from '../findings/finding.ts';
import type { QualityFinding } from '../model/report.ts';
import type { Paint, Presentation } from './format.ts';
import { cut, wrap } from './table-layout.ts';
import { countText } from './words.ts';

const INDENT = '  ';
const LEVELS: Readonly<Record<FindingLevel, string>> = { rejected: 'Rejected', set_aside: 'Set aside', noted: 'Noted' };

export function qualityScreen(findings: readonly QualityFinding[], presentation: Presentation): string[] {
  return findings.flatMap((finding, index) => [...(index === 0 ? [] : ['']), ...findingLines(finding, presentation)]);
}

function findingLines(finding: QualityFinding, { width, paint }: Presentation): string[] {
  const remedy = sentenceOf(finding.code)?.remedy ?? 'Nothing.';
  return [
    ...wrap(`${LEVELS[finding.level]}: ${meaning(finding)}`, width, INDENT).map(painterOf(finding.level, paint)),
    ...finding.samples.map(sample => INDENT + cut(sampleText(sample), width - INDENT.length)),
    ...(remedy === 'Nothing.' ? [] : wrap(remedy, width - INDENT.length, '').map(line => INDENT + paint.faint(line))),
  ];
}

function meaning(finding: QualityFinding): string {
  const { code, count, facts } = finding;
  const known = sentenceOf(finding.code);
  const told = Object.entries(facts).map(([name, fact]) => `${name} ${factText(fact)}`);
  const sentence = known?.means ?? code.replaceAll('_', ' ');
  return `${countText(count)} ${sentence}${told.length === 0 ? '' : ` (${told.join(', ')})`}.`;
}

/** Shares to three digits. */
function factText(fact: string | number): string {
  return typeof fact === 'string' || Number.isInteger(fact) ? String(fact) : String(Number(fact.toPrecision(3)));
}

/** `leads.csv:4, created_at: noon`. */
function sampleText({ file, line, column, text }: QualityFinding['samples'][number]): string {
  const place = line === null ? file : `${file}:${line}`;
  const where = [place, column ?? ''].filter(part => part !== '').join(', ');
  return visible([where, text].filter(part => part !== '').join(': '));
}

function painterOf(level: FindingLevel, paint: Paint): (text: string) => string {
  return level === 'rejected' ? paint.bad : paint.strong;
}

// View quality as a table for people: each finding as a sentence, where it was seen, what to do about it.

import { sentenceOf } from '../findings/sentence-of.ts';
import { visible } from '../findings/visible.ts';
import type { FindingLevel } from '../findings/finding.ts';
import type { BackdatedRow, QualityFinding, Report, TouchingFinding } from '../model/report.ts';
import type { Paint, Presentation } from './format.ts';
import { BACKDATED_HEADS, BACKDATED_LEAD, backdatedTexts, findingText, touchText } from './data-words.ts';
import { cut, layOut, type TextCell, type TextColumn, wrap } from './table-layout.ts';
import { countText } from './words.ts';

const INDENT = '  ';
const PEOPLE_SHOWN = 20;
const LEVELS: Readonly<Record<FindingLevel, string>> = { rejected: 'Rejected', set_aside: 'Set aside', noted: 'Noted' };

export function qualityScreen({ quality, totals, backdated }: Report, presentation: Presentation): string[] {
  const findings = quality.flatMap(finding => ['', ...findingLines(finding, totals.obligations, presentation)]);
  return [...findings.slice(1), ...backdatedLines(backdated, presentation)];
}

function findingLines(finding: TouchingFinding, obligations: number, { width, paint }: Presentation): string[] {
  const touches = touchText(finding, obligations);
  const remedy = sentenceOf(finding.code)?.remedy ?? 'Nothing.';
  return [
    ...wrap(`${LEVELS[finding.level]}: ${findingText(finding)}`, width, INDENT).map(painterOf(finding.level, paint)),
    ...finding.samples.map(sample => INDENT + cut(sampleText(sample), width - INDENT.length)),
    ...(touches === null ? [] : wrap(touches, width - INDENT.length, '').map(line => INDENT + line)),
    ...(remedy === 'Nothing.' ? [] : wrap(remedy, width - INDENT.length, '').map(line => INDENT + paint.faint(line))),
  ];
}

/** `leads.csv:4, created_at: noon`. */
function sampleText({ file, line, column, text }: QualityFinding['samples'][number]): string {
  const place = line === null ? file : `${file}:${line}`;
  const where = [place, column ?? ''].filter(part => part !== '').join(', ');
  return visible([where, text].filter(part => part !== '').join(': '));
}

/** Who logs long after the fact. */
function backdatedLines(rows: readonly BackdatedRow[], { width, paint }: Presentation): string[] {
  if (rows.length === 0) return [];
  const cell = (text: string): TextCell => ({ text, paint: same });
  const table = layOut(
    [
      { head: 'logged late by', align: 'left', least: 8 },
      { head: 'n', align: 'right', least: null },
      ...BACKDATED_HEADS.map((head): TextColumn => ({ head, align: 'right', least: null })),
    ],
    rows.slice(0, PEOPLE_SHOWN).map(row => ({
      cells: [row.person === '' ? '(nobody named)' : row.person, countText(row.late), ...backdatedTexts(row)].map(cell),
      notes: [],
    })),
    { width, yields: 'texts', paintHead: paint.faint },
  );
  const left = rows.length - PEOPLE_SHOWN;
  const more = left <= 0 ? [] : [paint.faint(`… and ${countText(left)} more (-f json)`)];
  return ['', ...table, ...more, ...wrap(BACKDATED_LEAD, width, '').map(paint.faint)];
}

function same(text: string): string {
  return text;
}

function painterOf(level: FindingLevel, paint: Paint): (text: string) => string {
  return level === 'rejected' ? paint.bad : paint.strong;
}

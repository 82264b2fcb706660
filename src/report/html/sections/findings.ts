// What is wrong with the data, and the files it came from.

import type { FindingLevel } from '../../../findings/finding.ts';
import { meaningOf, sentenceOf } from '../../../findings/sentence-of.ts';
import type { BackdatedRow, QualityFinding, Report, TouchingFinding } from '../../../model/report.ts';
import { BACKDATED_HEADS, BACKDATED_LEAD, backdatedTexts, factText, touchText } from '../../data-words.ts';
import { countText } from '../../words.ts';
import { type Content, hypertext, type Markup, NOTHING } from '../markup.ts';
import { table, type TableColumn } from '../table.ts';
import { nameText } from '../wording.ts';
import type { Section } from './section.ts';

const LEVELS: Readonly<Record<FindingLevel, string>> = {
  rejected: 'Rejected: not read',
  set_aside: 'Set aside: read, not counted',
  noted: 'Noted: read and counted',
};

export function findingsSection({ quality, inputs, backdated, totals }: Report): Section | null {
  if (quality.length === 0 && inputs.length === 0) return null;
  const levels = Object.keys(LEVELS) as FindingLevel[];
  return {
    id: 'data',
    heading: 'The data',
    short: 'Data',
    lead:
      quality.length === 0
        ? 'Nothing was found wrong with the exports.'
        : 'What was found in the exports. None of it is about keeping promises.',
    content: [
      ...levels.map(level =>
        levelPart(
          level,
          quality.filter(finding => finding.level === level),
          totals.obligations,
        ),
      ),
      backdatedTable(backdated),
      inputsTable(inputs),
    ],
  };
}

function levelPart(level: FindingLevel, findings: readonly TouchingFinding[], obligations: number): Markup {
  if (findings.length === 0) return NOTHING;
  return hypertext`<h3>${LEVELS[level]}</h3>
    <ul class="findings">
      ${findings.map(finding => findingItem(finding, obligations))}
    </ul>`;
}

function findingItem(finding: TouchingFinding, obligations: number): Markup {
  const { code, count, facts, samples } = finding;
  const touches = touchText(finding, obligations);
  const known = sentenceOf(code);
  const details = Object.entries(facts).map(([name, fact]) => `${name.replaceAll('_', ' ')}: ${factText(fact)}`);
  const remedy = known === null || known.remedy === 'Nothing.' ? null : known.remedy;
  return hypertext`<li>
    <p>
      <b>${countText(count)}</b>
      ${meaningOf(finding)}${details.length === 0 ? '' : ` (${details.join(', ')})`}.${touches === null ? NOTHING : hypertext` <span class="touches">${touches}</span>`}${remedy === null ? NOTHING : hypertext` <span class="remedy">${withCode(remedy)}</span>`}
    </p>
    ${samples.length === 0 ? NOTHING : samplesTable(code, samples)}
  </li> `;
}

/** What stands between backticks is what to type. */
function withCode(text: string): Content {
  return text.split('`').map((part, index) => (index % 2 === 0 ? part : hypertext`<code>${part}</code>`));
}

function samplesTable(code: string, samples: QualityFinding['samples']): Markup {
  return hypertext`<details class="behind">
    <summary>Where</summary>
    ${table({
      caption: `Up to five places of ${code}`,
      columns: [
        { head: 'File', kind: 'text' },
        { head: 'Line', kind: 'number' },
        { head: 'Column', kind: 'text' },
        { head: 'Text', kind: 'text' },
      ],
      rows: samples.map(({ file, line, column, text }): Content[] => [
        file,
        line === null ? '–' : String(line),
        column ?? '–',
        text,
      ]),
    })}
  </details>`;
}

/** Who logs long after the fact. */
function backdatedTable(rows: readonly BackdatedRow[]): Content {
  if (rows.length === 0) return null;
  return hypertext`<h3>Logged late</h3>
    <p>${BACKDATED_LEAD}</p>
    ${table({
      caption: 'Back-dated logging by person',
      columns: [
        { head: 'Person', kind: 'text' },
        { head: 'Logged late', kind: 'number' },
        ...BACKDATED_HEADS.map((head): TableColumn => ({
          head: head.charAt(0).toUpperCase() + head.slice(1),
          kind: 'number',
        })),
      ],
      rows: rows.map(row => [nameText(row.person, '(nobody named)'), countText(row.late), ...backdatedTexts(row)]),
    })}`;
}

function inputsTable(inputs: Report['inputs']): Content {
  if (inputs.length === 0) return null;
  return hypertext`<h3>Files read</h3>
    ${table({
      caption: 'Files read, their rows and fingerprints',
      columns: [
        { head: 'File', kind: 'text' },
        { head: 'Kind', kind: 'text' },
        { head: 'Rows', kind: 'number' },
        { head: 'Used', kind: 'number' },
        { head: 'Set aside', kind: 'number' },
        { head: 'Rejected', kind: 'number' },
        { head: 'SHA-256', kind: 'text' },
      ],
      rows: inputs.map(input => [
        input.file,
        input.kind,
        countText(input.rows),
        countText(input.used),
        countText(input.set_aside),
        countText(input.rejected),
        hypertext`<code>${input.sha256.slice(0, 12)}</code>`,
      ]),
    })}`;
}

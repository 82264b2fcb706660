// `people: hidden`: the same judgement without anybody's name in it, whatever is printed from it later.

import { overriding } from '../model/overriding.ts';
import type { Clause, Condition, ValueTest } from '../model/agreement.ts';
import { type CourseRow, mapRows } from '../model/course.ts';
import type { Finding } from '../findings/finding.ts';
import type { Filters, Judgement, JudgementParts, Obligation, Obligations } from '../model/obligation.ts';
import type { CellText } from '../model/row-facts.ts';

export function hidePeople(judgement: Judgement): Judgement {
  return {
    header: { ...judgement.header, filters: withoutNames(judgement.header.filters) },
    obligations: withoutOwners(judgement.obligations),
    tail: {
      ...judgement.tail,
      findings: judgement.tail.findings.map(withoutTexts),
      parts: partsWithoutTexts(judgement.tail.parts),
    },
  };
}

/** That people were asked for still shows; who does not. */
function withoutNames(filters: Filters): Filters {
  return {
    ...filters,
    people: filters.people.map(() => HIDDEN),
    where: filters.where.map(({ column, value }) => ({ column, value: column === 'owner' ? HIDDEN : value })),
  };
}

const HIDDEN = 'hidden';

function withoutOwners(obligations: Obligations): Obligations {
  return {
    length: obligations.length,
    at: index => anonymous(obligations.at(index)),
    legs: index => obligations.legs(index).map(leg => ({ ...leg, owner: '' })),
    course: index => mapRows(obligations.course(index), withoutPeople),
  };
}

/** That somebody held the lead still shows; who does not. */
function withoutPeople(row: CourseRow): CourseRow {
  const { facts } = row;
  const hidden = (cell: CellText | null): CellText | null =>
    cell?.isPerson === true && cell.text !== '' ? { ...cell, text: 'someone' } : cell;
  const shown = facts.kind === 'change' ? { ...facts, from: hidden(facts.from), to: hidden(facts.to) } : facts;
  return { ...row, facts: shown, actor: '' };
}

export function anonymous(obligation: Obligation): Obligation {
  const { attributes } = obligation;
  return overriding(obligation, {
    owner: '',
    get reason() {
      return reasonWithoutNames(obligation);
    },
    attributes: Object.hasOwn(attributes, 'owner') ? { ...attributes, owner: '' } : attributes,
  });
}

/** Reasons that can hold a name are told by what they are about; their free text goes as a whole. */
function reasonWithoutNames({ clause, verdict, reason }: Obligation): string {
  if (verdict === 'waived') return 'waived';
  if (/^owner [^]* has no calendar$/.test(reason)) return 'an owner has no calendar';
  return verdict === 'breached' && testsPeople(clause) ? 'not as required' : reason;
}

function testsPeople(clause: Clause): boolean {
  return clause.kind === 'require' && clause.lead.some(({ condition }) => asksForPeople(condition));
}

function asksForPeople(condition: Condition): boolean {
  switch (condition.kind) {
    case 'column':
      return condition.column === 'owner' || isAboutPeople(condition.test);
    case 'segment':
      return false;
    case 'not':
      return asksForPeople(condition.condition);
    case 'any':
    case 'all':
      return condition.conditions.some(asksForPeople);
  }
}

function isAboutPeople(test: ValueTest): boolean {
  switch (test.kind) {
    case 'party':
    case 'team':
    case 'person':
      return true;
    case 'any':
    case 'all':
      return test.tests.some(isAboutPeople);
    case 'not':
      return isAboutPeople(test.test);
    default:
      return false;
  }
}

/** What these quote are names of columns and clauses. */
const NAMELESS: ReadonlySet<string> = new Set(['attribute_without_history', 'duplicate_header', 'unnamed_column']);

/** Any cell of an export may name somebody: the place stays, so that its keeper can look there. */
export function withoutTexts(finding: Finding): Finding {
  if (NAMELESS.has(finding.code)) return finding;
  const facts = Object.entries(finding.facts).filter(([, fact]) => typeof fact === 'number');
  return {
    ...finding,
    facts: Object.fromEntries(facts),
    samples: finding.samples.map(sample => ({ ...sample, text: '' })),
  };
}

/** As `withoutTexts`, of what only pieces hold. */
export function partsWithoutTexts(parts: JudgementParts): JudgementParts {
  return {
    ...parts,
    events: parts.events.map(event => ({ ...event, nearest: null })),
    unusedWaivers: parts.unusedWaivers.map(waiver => ({ ...waiver, text: '' })),
    strangers: parts.strangers.map(stranger => ({ ...stranger, text: '' })),
    history: { ...parts.history, first: parts.history.first.map(lead => ({ ...lead, text: '' })) },
    automation: { ...parts.automation, samples: parts.automation.samples.map(sample => ({ ...sample, text: '' })) },
    backdated: [],
  };
}

// `slaudit what-if`: the history read once, judged under the agreement as it is and under each variant of it, set side by side.

import { dirname } from 'node:path';
import { readAgreement } from './agreement/read-agreement.ts';
import { type Change, readChangedAgreement } from './agreement/read-changed-agreement.ts';
import { type Audited, auditedSpan, isError, judged, readingStep, wantedColumns } from './audit.ts';
import { zoneOf } from './calendar/zone.ts';
import { readTables } from './exports/read-tables.ts';
import type { Problem } from './findings/problem.ts';
import { loadHolidays } from './steps/holidays.ts';
import { judgeTogether } from './judge.ts';
import type { Agreement } from './model/agreement.ts';
import { isoWriter } from './model/iso-time.ts';
import type { Judgement, Obligations } from './model/obligation.ts';
import type { ClauseReport } from './model/report.ts';
import type { AgreementFile, AuditRequest } from './model/request.ts';
import {
  type ChangedClause,
  type ChangedGoal,
  type ClauseFigures,
  type TurnedObligation,
  type Variant,
  WHAT_IF_VERSION,
  type WhatIf,
} from './model/what-if.ts';
import { redact } from './steps/redact.ts';
import { inOutputOrder } from './replay/output-order.ts';
import { clauseReports } from './summary/clauses.ts';
import { reasonsAgainst } from './summary/fitness.ts';
import { hidePeople } from './summary/hide-people.ts';
import { readColumns } from './summary/obligation-columns.ts';
import { unknownFilters, unknownInTables } from './steps/unknown-filters.ts';
import { behaviourWarnings } from './what-if/behaviour.ts';
import { obligationsOf, onePass, type Stretch, stretches } from './what-if/one-pass.ts';
import { differenceOf, partyOf } from './what-if/terms.ts';
import { type Counted, countTurns, madeOnce, NO_TURNS, turnedRow, turns } from './what-if/turned.ts';

export interface WhatIfRequest extends AuditRequest {
  readonly variants: readonly VariantRequest[];
  /** The path that takes several values; null: none does. */
  readonly swept: string | null;
}

/** Changes to the agreement, or another one in its place. */
export interface VariantRequest {
  readonly label: string;
  readonly value: string | null;
  readonly other: AgreementFile | null;
  readonly changes: readonly Change[];
}

export interface WhatIfOutcome {
  /** With any error there is nothing to show (exit status 2). */
  readonly problems: readonly Problem[];
  readonly whatIf: WhatIf | null;
}

export async function whatIf(request: WhatIfRequest): Promise<WhatIfOutcome> {
  const { file, text } = request.agreement;
  const origin = { file, folder: dirname(file) };
  const base = readAgreement(text, origin);
  if (base.agreement === null) return { problems: base.problems, whatIf: null };
  const read = request.variants.map(variant => readVariant(variant, request.agreement));
  const agreements = read.flatMap(({ agreement }) => (agreement === null ? [] : [agreement]));
  const unknown = unknownFilters(base.agreement, request.filters);
  const problems = [...base.problems, ...distinct(read.flatMap(variant => variant.problems)), ...unknown];
  if (agreements.length < read.length || problems.some(isError)) return { problems, whatIf: null };
  const gathered = await gather(request, base.agreement, agreements);
  if ('problems' in gathered) return { problems: [...problems, ...gathered.problems], whatIf: null };
  const outcome = await new Replayed(request, gathered).compared(agreements);
  return { problems: [...problems, ...outcome.problems], whatIf: outcome.whatIf };
}

function readVariant({ other, changes }: VariantRequest, base: AgreementFile): ReturnType<typeof readAgreement> {
  if (other === null) {
    return readChangedAgreement(base.text, changes, { file: base.file, folder: dirname(base.file) });
  }
  // Its dates, holidays and rows are those of the agreement that is audited: only terms are compared.
  const origin = { file: other.file, folder: dirname(other.file) };
  const read = readAgreement(other.text, origin);
  if (read.agreement === null || changes.length === 0) return read;
  return readChangedAgreement(other.text, changes, origin);
}

/** Steps of a sweep share the options that they share: a warning about one of those is said once. */
function distinct(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values()];
}

/** The rows with every column that any of the agreements asks for. */
async function gather(
  request: WhatIfRequest,
  agreement: Agreement,
  others: readonly Agreement[],
): Promise<Audited | { readonly problems: readonly Problem[] }> {
  const holidays = await loadHolidays(agreement);
  const read = await readTables({
    ...request,
    agreement,
    wanted: allColumns([agreement, ...others], request),
    workingFolder: '.',
    progress: event => request.progress(readingStep(event)),
  });
  const span = read.tables === null ? { problems: [] } : auditedSpan(agreement, read.tables, request);
  const problems = [
    ...holidays.problems,
    ...read.problems,
    ...('problems' in span ? span.problems : []),
    ...(read.tables === null ? [] : unknownInTables(read.tables, request.filters, read.headers)),
  ];
  if (read.tables === null || 'problems' in span || problems.some(isError)) return { problems };
  return { agreement, tables: read.tables, read, span, holidays };
}

type Columns = ReturnType<typeof wantedColumns>;

function allColumns(agreements: readonly Agreement[], request: WhatIfRequest): Columns {
  const wanted = agreements.map(agreement => wantedColumns(agreement, request));
  const union = (kind: keyof Columns): Set<string> => new Set(wanted.flatMap(columns => [...columns[kind]]));
  return {
    leads: union('leads'),
    activities: union('activities'),
    history: union('history'),
    deals: union('deals'),
    historyFields: union('historyFields'),
  };
}

/** The figures and obligations of one agreement's clauses, by id. */
interface Figures {
  readonly reports: ReadonlyMap<string, ClauseReport>;
  readonly obligations: ReadonlyMap<string, Obligations>;
  /** Null: the same as before. */
  readonly goals: Judgement['tail']['goals'] | null;
}

const NO_OBLIGATIONS: Obligations = {
  length: 0,
  at: () => {
    throw new RangeError('there is none');
  },
  legs: () => [],
  course: () => null,
};

class Replayed {
  private readonly request: WhatIfRequest;
  private readonly audited: Audited;

  constructor(request: WhatIfRequest, audited: Audited) {
    this.request = request;
    this.audited = audited;
  }

  async compared(variants: readonly Agreement[]): Promise<{ whatIf: WhatIf | null; problems: readonly Problem[] }> {
    const { agreement } = this.audited;
    const { judgement, warnings } = await judged(this.request, this.audited);
    const shown = this.shown(judgement);
    const figures = this.figures(agreement, shown, stretches(shown.obligations, agreement));
    const obligations = new Map([...figures.obligations].map(([id, own]) => [id, madeOnce(own)]));
    const before = variants.length > 1 ? { ...figures, obligations } : figures;
    const after = await this.judgedVariants(variants, judgement);
    if ('problems' in after) return { whatIf: null, problems: after.problems };
    const clauseIds = [...before.reports.keys()];
    return { whatIf: this.document(shown, { variants, before, after: after.figures, clauseIds }), problems: warnings };
  }

  /** As the agreement and the options show people. */
  private shown(judgement: Judgement): Judgement {
    const { redacts, people } = this.request;
    const redacted = redacts ? redact(judgement) : judgement;
    return (people ?? this.audited.agreement.report.people) === 'hidden' ? hidePeople(redacted) : redacted;
  }

  private figures(agreement: Agreement, judgement: Judgement, places: ReadonlyMap<string, Stretch>): Figures {
    const reports = clauseReports(agreement, judgement, readColumns(agreement, judgement, []));
    const obligations = [...places].map(
      ([id, stretch]) => [id, obligationsOf(judgement.obligations, stretch)] as const,
    );
    return {
      reports: new Map(reports.map(report => [report.id, report])),
      obligations: new Map(obligations),
      goals: judgement.tail.goals,
    };
  }

  // ---------------------------------------------------------------- variants

  private async judgedVariants(
    variants: readonly Agreement[],
    base: Judgement,
  ): Promise<{ readonly figures: readonly Figures[] } | { readonly problems: readonly Problem[] }> {
    const differences = variants.map(variant => differenceOf(this.audited.agreement, variant));
    const some = variants.flatMap((agreement, place) => {
      const difference = differences[place];
      return difference?.kind === 'clauses' ? [{ agreement, ids: difference.ids, place }] : [];
    });
    const figures: Figures[] = [];
    for (const [place, one] of await this.judgedTogether(some, base)) figures[place] = one;
    for (const [place, variant] of variants.entries()) {
      if (figures[place] !== undefined) continue;
      const whole = await this.judgedWhole(variant);
      if ('problems' in whole) return whole;
      figures[place] = whole;
    }
    return { figures };
  }

  /** Variants of clauses alone: one walk over the leads for all of them. */
  private async judgedTogether(
    variants: readonly { readonly agreement: Agreement; readonly ids: readonly string[]; readonly place: number }[],
    { header, tail }: Judgement,
  ): Promise<[place: number, figures: Figures][]> {
    const changed = variants.filter(({ ids }) => ids.length > 0);
    const same = variants.filter(({ ids }) => ids.length === 0);
    const nothing: Figures = { reports: new Map(), obligations: new Map(), goals: null };
    const untouched = same.map(({ place }): [number, Figures] => [place, nothing]);
    if (changed.length === 0) return untouched;
    const { tables, span, holidays } = this.audited;
    const together = onePass(changed, { filters: this.request.filters, waivers: tables.waivers });
    const verdicts = await judgeTogether({
      agreement: together.agreement,
      tables: { ...tables, waivers: together.waivers },
      leadColumns: allColumns(
        changed.map(({ agreement }) => agreement),
        this.request,
      ).leads,
      holidaysOf: holidays.of,
      ...span,
      before: null,
      filters: together.filters,
      shard: this.request.shard,
      onlyLeads: null,
      keeps: 'obligations',
      advanced: this.advanced,
    });
    const all = this.shown({
      header: { ...header, filters: together.filters },
      obligations: inOutputOrder(verdicts.obligations, {
        agreement: together.agreement,
        tables: { ...tables, waivers: together.waivers },
      }),
      tail: { ...tail, notCovered: verdicts.notCovered, before: null, goals: [] },
    });
    const reports = clauseReports(together.agreement, all, readColumns(together.agreement, all, []));
    const places = stretches(all.obligations, together.agreement);
    const judgedOnes = changed.map(({ ids, place }, variant): [number, Figures] => {
      const named = ids.map(id => ({ id, name: together.nameOf(variant, id) }));
      const found = named.flatMap(({ id, name }) =>
        reports.filter(one => one.id === name).map(one => ({ ...one, id })),
      );
      const obligations = named.map(({ id, name }): [string, Obligations] => {
        const stretch = places.get(name) ?? { from: 0, to: 0 };
        return [id, obligationsOf(all.obligations, stretch)];
      });
      const byId = new Map(found.map(report => [report.id, report]));
      return [place, { reports: byId, obligations: new Map(obligations), goals: null }];
    });
    return [...untouched, ...judgedOnes];
  }

  /** Where events, calendars or the like changed, every clause has to be judged again. */
  private async judgedWhole(agreement: Agreement): Promise<Figures | { readonly problems: readonly Problem[] }> {
    const holidays = await loadHolidays(agreement);
    if (holidays.problems.some(isError)) return { problems: holidays.problems };
    const { judgement } = await judged(this.request, { ...this.audited, agreement, holidays });
    // Names are hashed with one key for all, that of the agreement that is audited.
    const { agreement: named } = this.audited;
    const header = {
      ...judgement.header,
      agreement: { ...judgement.header.agreement, sha256: named.sha256 },
    };
    const shown = this.shown({ ...judgement, header });
    return this.figures(agreement, shown, stretches(shown.obligations, agreement));
  }

  private readonly advanced = (rows: number): void => {
    this.request.progress({ stage: 'judging variants', rows, total: this.audited.tables.leads.length });
  };

  // ---------------------------------------------------------------- the document

  private document(shown: Judgement, { variants, before, after, clauseIds }: Compared): WhatIf {
    const { agreement } = this.audited;
    const { header, tail } = shown;
    const iso = isoWriter(zoneOf(header.timeZone));
    const unfit = reasonsAgainst(shown, clauseIds, header.allowRejects);
    return {
      what_if: WHAT_IF_VERSION,
      agreement: { name: agreement.name, file: agreement.file, sha256: agreement.sha256 },
      period: header.period && {
        text: header.period.text,
        from: iso(header.period.from),
        until: iso(header.period.until),
      },
      as_of: iso(header.asOf),
      time_zone: header.timeZone,
      people: this.request.people ?? agreement.report.people,
      fit: unfit.length === 0,
      unfit_because: unfit,
      swept: this.request.swept,
      variants: variants.map((variant, place) => {
        const { label = '', value = null } = this.request.variants[place] ?? {};
        const figures = after[place] ?? before;
        return { label, value, ...sideBySide({ base: agreement, variant, before, after: figures, iso }) };
      }),
      quality: tail.findings.map(({ code, level, count, facts, samples }) => ({ code, level, count, facts, samples })),
    };
  }
}

interface Compared {
  readonly variants: readonly Agreement[];
  readonly before: Figures;
  readonly after: readonly Figures[];
  readonly clauseIds: readonly string[];
}

interface Sides {
  readonly base: Agreement;
  readonly variant: Agreement;
  readonly before: Figures;
  readonly after: Figures;
  readonly iso: (at: number) => string;
}

function sideBySide({ base, variant, before, after, iso }: Sides): Omit<Variant, 'label' | 'value'> {
  const ids = [...new Set([...before.reports.keys(), ...after.reports.keys()])];
  const isWhole = after.goals !== null;
  const pairs = ids.map(id => {
    const touched = isWhole || after.obligations.has(id);
    const earlier = before.obligations.get(id) ?? NO_OBLIGATIONS;
    const later = touched ? (after.obligations.get(id) ?? NO_OBLIGATIONS) : earlier;
    const counted: Counted = touched ? countTurns(id, turns(earlier, later)) : { turned: NO_TURNS, groups: [] };
    return { id, touched, earlier, later, counted, figures: figuresOf(before.reports.get(id)) };
  });
  return {
    clauses: pairs.map(({ id, touched, counted, figures }): ChangedClause => {
      const afterwards = touched ? figuresOf(after.reports.get(id)) : figures;
      const [one, other] = [figures?.rate ?? null, afterwards?.rate ?? null];
      return {
        clause: id,
        party: partyOf(variant, id) ?? partyOf(base, id) ?? '',
        before: figures,
        after: afterwards,
        difference: one === null || other === null ? null : other - one,
        touched,
        turned: counted.turned,
      };
    }),
    goals: after.goals === null ? [] : changedGoals(before.goals ?? [], after.goals),
    warnings: pairs.flatMap(({ id, earlier, figures, counted }) =>
      behaviourWarnings({ clause: id, before: earlier, figures, turned: counted.turned }),
    ),
    turned_by: pairs.flatMap(({ counted }) => counted.groups),
    turned: {
      *[Symbol.iterator](): Generator<TurnedObligation, undefined> {
        for (const { id, touched, earlier, later } of pairs) {
          if (!touched) continue;
          for (const turn of turns(earlier, later)) yield turnedRow(id, turn, iso);
        }
      },
    },
  };
}

function figuresOf(report: ClauseReport | undefined): ClauseFigures | null {
  if (report === undefined) return null;
  const { met, breached, open, obligations, rate, target, hit } = report;
  return { met, breached, open, obligations, rate, target, hit };
}

/** Only those that moved. */
function changedGoals(before: Judgement['tail']['goals'], after: Judgement['tail']['goals']): ChangedGoal[] {
  const keyOf = ({ goal, month }: { readonly goal: string; readonly month: string }): string =>
    JSON.stringify([goal, month]);
  const earlier = new Map(before.map(goal => [keyOf(goal), goal]));
  const later = new Map(after.map(goal => [keyOf(goal), goal]));
  return [...new Map([...earlier, ...later])].flatMap(([key, { goal, month }]) => {
    const [one, other] = [earlier.get(key), later.get(key)];
    if (one?.value === other?.value && one?.hit === other?.hit) return [];
    const figure = (found: typeof one): ChangedGoal['before'] =>
      found === undefined ? null : { value: found.value, hit: found.hit };
    return [{ goal, month, before: figure(one), after: figure(other) }];
  });
}

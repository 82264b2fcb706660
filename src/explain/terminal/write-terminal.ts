// An explanation for a terminal: drawings first, then every clock's arithmetic, step by step.

import { displayWidth } from '../../findings/display-width.ts';
import { visible } from '../../findings/visible.ts';
import type { ExplainedClock, Explanation, LeadExplanation, Place } from '../../model/explanation.ts';
import type { Paint } from '../../report/format.ts';
import { isoWords } from '../words/times.ts';
import { LEGEND } from './bars.ts';
import { clockDrawing, type DrawingTerms, leadDrawing, VERDICT_MARKS, verdictPaint } from './drawing.ts';
import { hanging, wrapped, wrappedItems } from './text.ts';

export interface TerminalTerms {
  readonly width: number;
  readonly paint: Paint;
}

/** Rows listed of one lead; the JSON has them all. */
const MOST_ROWS = 60;
const INDENT = 2;
const NOTHING_BREACHED = 'Nothing of this lead was breached.';

export function terminalText(explanation: Explanation, { width, paint }: TerminalTerms): string {
  const page = new Page(explanation, { timeZone: explanation.time_zone, width, paint });
  return `${page.lines().join('\n')}\n`;
}

interface ShownStep {
  readonly at: string;
  readonly text: string;
  readonly place: Place | null;
}

class Page {
  private readonly explanation: Explanation;
  private readonly terms: DrawingTerms;
  private readonly year: string;

  constructor(explanation: Explanation, terms: DrawingTerms) {
    this.explanation = explanation;
    this.terms = terms;
    this.year = explanation.as_of.slice(0, 4);
  }

  lines(): string[] {
    const { agreement, period, as_of, time_zone, leads } = this.explanation;
    const { paint, width } = this.terms;
    const title = `${visible(agreement.name)}${period === null ? '' : `, ${period.text}`}`;
    const note = `As of ${isoWords(as_of, '')}. Times are those of ${time_zone} unless they say otherwise.`;
    const hasBars = leads.some(({ clocks }) => clocks.some(({ stretches }) => stretches.length > 0));
    return [
      ...wrapped(title, width).map(paint.strong),
      ...wrapped(note, width).map(paint.faint),
      ...(hasBars ? wrapped(LEGEND, width).map(paint.faint) : []),
      ...(leads.length === 0 ? ['', 'No breach to explain.'] : leads.flatMap((lead, index) => this.lead(lead, index))),
    ];
  }

  private lead(lead: LeadExplanation, index: number): string[] {
    const { clocks, axis, quiet } = lead;
    const { paint } = this.terms;
    const several = clocks.length > 1;
    return [
      '',
      ...(index === 0 ? [] : ['']),
      paint.strong(this.rule(`Lead ${visible(lead.lead_id)}`)),
      ...this.merges(lead),
      ...this.attributes(lead),
      ...(several && axis !== null ? ['', ...leadDrawing(lead, axis, this.terms)] : []),
      ...(several || clocks.length === 0 ? ['', ...this.rows(lead)] : []),
      ...clocks.filter(clock => !isBrief(clock)).flatMap(clock => ['', ...this.clock(clock)]),
      ...this.brief(clocks.filter(isBrief)),
      ...(clocks.length + quiet.length === 0 ? ['', ...this.text(NOTHING_BREACHED)] : []),
      ...(quiet.length === 0 ? [] : ['', paint.strong('Nothing to judge')]),
      ...quiet.flatMap(({ clause, why }) => this.text(`${clause}: ${why}`)),
    ];
  }

  private merges({ lead_id, asked_for, merged }: LeadExplanation): string[] {
    if (asked_for !== null) {
      return this.text(
        `${asked_for} was merged into ${lead_id}, which is the lead that is audited: its activities and deals count here.`,
      );
    }
    return merged.length === 0
      ? []
      : this.text(`Merged into it: ${merged.join(', ')}; their activities and deals count here.`);
  }

  private attributes({ clocks }: LeadExplanation): string[] {
    const [first] = clocks;
    if (first === undefined) return [];
    const { obligation } = first;
    const told = [
      ...(obligation.segment === '' ? [] : [`segment ${obligation.segment}`]),
      ...Object.entries(first.attributes).map(([name, value]) => `${name} ${value === '' ? '(empty)' : value}`),
    ];
    return told.length === 0 ? [] : this.text(`On ${this.at(obligation.started_at)}: ${told.join(', ')}.`);
  }

  private rows({ rows }: LeadExplanation): string[] {
    const shown = rows.slice(-MOST_ROWS);
    const left = rows.length - shown.length;
    const column = this.columnBeside(shown);
    return [
      this.terms.paint.strong('All its rows'),
      ...(left === 0 ? [] : this.text(`(${left} earlier ones are left out here; -f json has them.)`)),
      ...shown.flatMap(({ at, text, events, left_out, place }) => {
        const is = events.length === 0 ? '' : ` [${events.join(', ')}]`;
        const why = left_out === null ? '' : `, not looked at: ${left_out}`;
        return this.step({ at, text: `${text}${is}${why}`, place }, column);
      }),
    ];
  }

  // ------------------------------------------------------------ one clock

  private clock(clock: ExplainedClock): string[] {
    const { paint } = this.terms;
    const { obligation, axis, near_misses, to_keep, conclusion } = clock;
    const heading = `${obligation.clause} · ${obligation.party}${obligation.cycle > 1 ? ` · cycle ${obligation.cycle}` : ''}${obligation.version > 1 ? ` · version ${obligation.version}` : ''}`;
    const mark = VERDICT_MARKS[obligation.verdict];
    const column = this.columnBeside([...clock.steps, ...near_misses]);
    const ending = this.text(`${mark} ${conclusion}`).map(line =>
      paint.strong(verdictPaint(obligation.verdict, paint)(line)),
    );
    return [
      paint.strong(this.rule(heading)),
      ...(clock.promise === null ? [] : this.text(clock.promise).map(paint.faint)),
      ...this.termLines(clock).map(paint.faint),
      ...(axis === null ? [] : ['', ...clockDrawing(clock, axis, this.terms)]),
      '',
      ...clock.steps.flatMap(step => this.step(step, column)),
      ...(near_misses.length === 0 ? [] : this.text('Did not count:').map(paint.strong)),
      ...near_misses.flatMap(miss => this.step({ ...miss, text: `${miss.text} – ${miss.reason}` }, column)),
      ...(to_keep === null ? [] : this.text(`${this.keepWord(clock)} ${to_keep}.`)),
      ...ending,
    ];
  }

  private termLines({ terms }: ExplainedClock): string[] {
    const items = terms.map(({ name, text }) => visible(`${name}: ${text}`));
    return wrappedItems(items, this.terms.width - INDENT).map(line => `${' '.repeat(INDENT)}${line}`);
  }

  /** What never had a clock and was kept takes two lines. */
  private brief(clocks: readonly ExplainedClock[]): string[] {
    if (clocks.length === 0) return [];
    const { width, paint } = this.terms;
    const column =
      INDENT + 2 + Math.min(24, Math.max(...clocks.map(({ obligation }) => displayWidth(visible(obligation.clause)))));
    const lines = clocks.flatMap(({ obligation, steps, conclusion }) => {
      const start = steps.find(({ place }) => place?.evidence === obligation.started_by) ?? steps[0];
      const id = `${' '.repeat(INDENT)}${visible(obligation.clause)}`;
      const what = `${this.at(obligation.started_at)} ${start?.text ?? ''} (${obligation.started_by})`;
      const ending = hanging('', visible(`${VERDICT_MARKS.met} ${conclusion}`), { column, width });
      return [...hanging(id, visible(what), { column, width }), ...ending.map(paint.good)];
    });
    return ['', paint.strong(this.rule('Also kept')), ...lines];
  }

  private keepWord({ obligation: { verdict } }: ExplainedClock): string {
    if (verdict === 'unassessable') return 'What is missing:';
    return verdict === 'open' ? 'To be kept it takes' : 'To be kept it took';
  }

  /** Where the words begin beside the longest of the times. */
  private columnBeside(steps: readonly { readonly at: string }[]): number {
    return INDENT + 2 + Math.max(16, ...steps.map(({ at }) => displayWidth(this.at(at))));
  }

  /** The time in its column, the words beside it, and where the row stands. */
  private step({ at, text, place }: ShownStep, column: number): string[] {
    const { width, paint } = this.terms;
    const time = this.at(at);
    const lines = hanging(`${' '.repeat(INDENT)}${time}`, visible(text), { column, width });
    if (place === null) return lines;
    const where = visible(`${place.evidence}, line ${place.line}`);
    const last = lines.at(-1) ?? '';
    if (displayWidth(last) + 2 + displayWidth(where) <= width)
      return [...lines.slice(0, -1), `${last}  ${paint.faint(where)}`];
    return [...lines, `${' '.repeat(column)}${paint.faint(where)}`];
  }

  private text(text: string): string[] {
    const { width } = this.terms;
    return wrapped(visible(text), width - INDENT).map(line => `${' '.repeat(INDENT)}${line}`);
  }

  private rule(heading: string): string {
    const { width } = this.terms;
    const shown = visible(heading);
    return `── ${shown} ${'─'.repeat(Math.max(2, Math.min(width, 132) - displayWidth(shown) - 4))}`;
  }

  private at(iso: string): string {
    return isoWords(iso, this.year);
  }
}

function isBrief({ obligation, kind }: ExplainedClock): boolean {
  return obligation.verdict === 'met' && kind !== 'response' && kind !== 'cadence';
}

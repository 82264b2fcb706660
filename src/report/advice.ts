// The pieces of advice in words, each with the command that shows the rows it is about.

import type { Advice, ClauseReport, Report } from '../model/report.ts';
import { counted, countText, durationText, percentText } from './words.ts';

export interface AdvicePiece {
  readonly sentence: string;
  readonly command: string;
}

export function advicePieces(report: Report): AdvicePiece[] {
  return report.advice.map(advice => ({
    sentence: sentenceOf(
      advice,
      report.clauses.find(({ id }) => id === advice.clause),
    ),
    command: commandOf(advice, report),
  }));
}

const WEEKDAYS = ['Mondays', 'Tuesdays', 'Wednesdays', 'Thursdays', 'Fridays', 'Saturdays', 'Sundays'] as const;

function sentenceOf(advice: Advice, clause: ClauseReport | undefined): string {
  const { clause: id, count, of, share, who, weekday, from_hour, window_s } = advice;
  const breaches = `${countText(count)} of the ${counted(of, 'breach', 'breaches')} of ${id}`;
  const part = `${percentText(count / of, null)} (${breaches})`;
  switch (advice.kind) {
    case 'nobody-started':
      return `${id} says nothing: no lead set it going. Check the event it begins with, or take it out.`;
    case 'one-person':
      return `${who} has ${part}, but ${percentText(share, null)} of what there was to keep: ask what is different there.`;
    case 'hours-of-the-week':
      return `What begins on ${WEEKDAYS[(weekday ?? 1) - 1] ?? ''} from ${from_hour ?? 0}:00 makes ${part}, but ${percentText(share, null)} of what there was to keep: look at who is on duty then.`;
    case 'waits-elsewhere':
      return `${percentText(share, null)} of the time in which ${counted(of, 'breach', 'breaches')} of ${id} came about passed before the lead was with its last owner${who === '' ? '' : `, most of it with ${who}`}: assign sooner.`;
    case 'tighter-window':
      return `${id} could be promised within ${durationText(window_s ?? 0)}${clause?.clock === 'open' ? ' of open time' : ''}: ${countText(count)} of ${countText(of)} were done by then, and the target is ${percentText(share, null)}.`;
  }
}

function commandOf(advice: Advice, { agreement, period, clauses }: Report): string {
  const { clause: id, who } = advice;
  const [file = ''] = agreement.files;
  const audited = `${quoted(file)}${period === null ? '' : ` --period ${period.text}`}`;
  switch (advice.kind) {
    case 'nobody-started':
      return `slaudit check ${quoted(file)} --data`;
    case 'one-person':
      return `slaudit audit ${audited} --clause ${quoted(id)} --person ${quoted(who)} --view breaches`;
    case 'hours-of-the-week':
    case 'waits-elsewhere':
      return `slaudit audit ${audited} --clause ${quoted(id)} --view breaches`;
    case 'tighter-window': {
      const unit = clauses.find(clause => clause.id === id)?.clock === 'open' ? 'business minutes' : 'minutes';
      const setting = `clauses.${id.includes('.') ? `"${id}"` : id}.within=${(advice.window_s ?? 0) / 60} ${unit}`;
      return `slaudit what-if ${audited} --set ${quoted(setting)}`;
    }
  }
}

/** As a shell takes it. */
function quoted(text: string): string {
  return /^[\w./\\:@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

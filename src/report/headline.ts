// The headline in words, the same in every format; the rules are docs/report-page.md, the facts `report.headline`.

import type { Headline } from '../model/report.ts';
import { counted, countText, percentText } from './words.ts';

/** Names beyond this many are a list nobody reads: then their number. */
const MOST_NAMED = 3;
const NUMBERS = ['no', 'one', 'two', 'three'];

/** What was found, as sentences, the most important first. Ids and parties stand in it as the agreement wrote them: escape them as any text from a file. */
export function headlineSentences(headline: Headline): string[] {
  return [...promiseParts(headline), ...goalParts(headline)].map(part => `${capitalised(part)}.`);
}

/** The same as one sentence. */
export function headlineText(headline: Headline): string {
  return `${capitalised([...promiseParts(headline), ...goalParts(headline)].join('; '))}.`;
}

function promiseParts(headline: Headline): string[] {
  const { worst, parties } = headline;
  if (worst !== null) return [...worstParts(headline, worst), ...otherParties(headline, worst.party)];
  if (parties.length === 0) return [unjudgedText(headline)];
  const kept = parties.reduce((count, { hit }) => count + hit.length, 0);
  const names = listed(parties.map(({ party }) => party));
  if (kept === 1) return [`${names} met the one target that could be judged`];
  return [`${names} met ${kept === 2 ? 'both' : `all ${countText(kept)}`} targets`];
}

function worstParts({ parties }: Headline, worst: NonNullable<Headline['worst']>): string[] {
  const { clause, party, rate, target, in_group, concentration } = worst;
  const others = (parties.find(one => one.party === party)?.missed ?? []).filter(id => id !== clause);
  const cases = in_group ? `the cases held to ${percentText(target, null)}` : 'cases';
  const kept = `${party} kept ${clause} in ${percentText(rate, target)} of ${cases}, ${pointsText(target - rate)} under target`;
  const too = others.length === 0 ? '' : `, and missed ${named(others)} too`;
  const people = concentration === null ? [] : [concentrationText(clause, concentration)];
  return [kept + too, ...people];
}

function concentrationText(
  clause: string,
  { people, share }: { readonly people: number; readonly share: number },
): string {
  const who = people === 1 ? 'one person accounts' : `${NUMBERS[people] ?? countText(people)} people account`;
  return `${who} for ${shareText(share)} of the ${clause} breaches`;
}

/** From a half up. */
function shareText(share: number): string {
  if (share === 1) return 'all';
  if (share >= 0.9) return 'nearly all';
  if (share >= 0.75) return 'three quarters';
  if (share >= 2 / 3) return 'two thirds';
  return share >= 0.55 ? 'more than half' : 'half';
}

function otherParties({ parties }: Headline, first: string): string[] {
  return parties.filter(({ party }) => party !== first).map(partyText);
}

function partyText({ party, hit, missed }: Headline['parties'][number]): string {
  if (missed.length === 0) return `${party} met ${hit.length === 1 ? `its one target` : 'everything'}`;
  if (hit.length === 0)
    return `${party} missed ${missed.length === 1 ? named(missed) : `all of its ${countText(missed.length)} targets`}`;
  if (missed.length <= MOST_NAMED) return `${party} met everything but ${listed(missed)}`;
  return `${party} missed ${countText(missed.length)} of ${countText(hit.length + missed.length)} targets`;
}

function unjudgedText({ decided, met, open }: Headline): string {
  if (decided > 0)
    return `no target could be judged; ${percentText(met / decided, null)} of ${counted(decided, 'decided obligation was', 'decided obligations were')} kept`;
  return open > 0
    ? `nothing is decided yet: ${counted(open, 'obligation is', 'obligations are')} open`
    : 'there was nothing to judge';
}

function goalParts({ goals_missed: missed }: Headline): string[] {
  if (missed.length === 0) return [];
  if (missed.length > MOST_NAMED) return [`${countText(missed.length)} goals were missed`];
  return [
    `the ${missed.length === 1 ? 'goal' : 'goals'} ${listed(missed)} ${missed.length === 1 ? 'was' : 'were'} missed`,
  ];
}

/** Percentage points, to a tenth. */
function pointsText(difference: number): string {
  const points = (difference * 100).toFixed(1).replace(/\.0$/, '');
  if (points === '0') return 'less than 0.1 points';
  return points === '1' ? '1 point' : `${points} points`;
}

function named(ids: readonly string[]): string {
  return ids.length <= MOST_NAMED ? listed(ids) : `${countText(ids.length)} others`;
}

/** `a`, `a and b`, `a, b and c`. */
function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}

function capitalised(text: string): string {
  const [first = ''] = text;
  return first.toUpperCase() + text.slice(first.length);
}

// Answers → the files of a first agreement, each answer held to what reads agreements.

import { readAgreement } from './agreement/read-agreement.ts';
import { localTimeText } from './calendar/local-text.ts';
import { DAY_MS, dayOfDate, HOUR_MS, MINUTE_MS } from './calendar/local-date.ts';
import { PRESETS } from './exports/presets/presets.ts';
import { nearest } from './findings/nearest.ts';
import { visible } from './findings/visible.ts';
import { loadHolidays } from './steps/holidays.ts';
import type { Agreement } from './model/agreement.ts';
import { openTimesOf } from './steps/open-times.ts';
import { rosterOf } from './people/roster.ts';
import { deadlineOf, needsCalendar } from './replay/window.ts';
import { agreementText, type PresetGaps } from './starter/agreement-text.ts';
import type { Answers } from './starter/answers.ts';
import { ROSTER_TEXT } from './starter/roster-text.ts';
import { SYSTEMS } from './starter/systems.ts';
import { type StarterTimes, testsText } from './starter/tests-text.ts';

export interface StarterFile {
  readonly name: string;
  readonly text: string;
}

/** In the order they are written. */
export const STARTER_NAMES = ['slaudit.yaml', 'roster.csv', 'slaudit.test.yaml'] as const;

/** What an answer cannot be and what to write instead, in sentences; null where the answers make a sound agreement. */
export async function wrongWith(key: keyof Answers, answers: Answers): Promise<string | null> {
  const answer = answers[key];
  if (visible(answer) !== answer) return 'That holds a character that cannot be seen. Type it again.';
  if (answer.length > LONGEST) return `That is longer than ${LONGEST} characters. Say it shorter.`;
  if (key === 'crm') return wrongSystem(answer);
  if (key === 'hours' && !/^\s*[a-z]/i.test(answer)) return 'Begin with the days, such as `mon-fri 09:00-17:00`.';
  const { agreement, problems } = read(answers);
  const [problem] = problems;
  if (problem !== undefined) return `${problem.message} ${problem.remedy ?? ''}`.trim();
  if (agreement === null || (await timesOf(agreement)) !== null) return null;
  return 'Its deadline is further off than a calendar reaches. Write a shorter duration, or longer hours.';
}

const LONGEST = 200;

function wrongSystem(answer: string): string | null {
  const names = ['none', ...SYSTEMS.map(({ name }) => name)];
  if (names.includes(answer.toLowerCase())) return null;
  const near = nearest(answer, names);
  const guess = near === null ? '' : `Did you mean ${near}? `;
  return `There is no preset for "${answer}". ${guess}Write one of ${names.join(', ')}.`;
}

/** The files that the answers make; `wrongWith` must have nothing against any of them. */
export async function starterFiles(answers: Answers): Promise<readonly StarterFile[]> {
  const { agreement } = read(answers);
  const times = agreement === null ? null : await timesOf(agreement);
  if (times === null) throw new RangeError('these answers make no agreement');
  const [agreementName, rosterName, testsName] = STARTER_NAMES;
  return [
    { name: agreementName, text: agreementText(answers, gapsOf) },
    { name: rosterName, text: ROSTER_TEXT },
    { name: testsName, text: testsText(answers, times) },
  ];
}

function read(answers: Answers): ReturnType<typeof readAgreement> {
  return readAgreement(agreementText(answers, gapsOf), { file: STARTER_NAMES[0], folder: '.' });
}

function gapsOf(name: string): PresetGaps {
  const preset = PRESETS.find(one => one.name === name);
  return { zone: preset?.zone === null, dates: preset?.dates === null };
}

// ---------------------------------------------------------------- the clock of the first tests

/** A Friday in a week without public holidays or clock changes. */
const FRIDAY = dayOfDate(2026, 2, 6);
/** A test has years of four digits. */
const LAST_DAY = dayOfDate(9999, 12, 30);

/** Null where the deadline of the first contact is out of reach. */
async function timesOf(agreement: Agreement): Promise<StarterTimes | null> {
  const clause = agreement.clauses.find(({ id }) => id === 'first-touch');
  if (clause?.kind !== 'response') return null;
  const duration = clause.within[0]?.is;
  if (duration === undefined) return null;
  const holidays = await loadHolidays(agreement);
  const times = openTimesOf({ agreement, holidaysOf: holidays.of, roster: rosterOf([]), absences: [] });
  const zone = times.zone('office');
  const open = needsCalendar(duration) ? times.calendar('office') : times.always;
  const handedOff = zone.toInstant(FRIDAY * DAY_MS + 15 * HOUR_MS);
  const due = deadlineOf({ duration, zone }, open, handedOff);
  if (!(due < LAST_DAY * DAY_MS)) return null;
  return {
    handedOff: localTimeText(zone, handedOff),
    due: localTimeText(zone, due),
    late: localTimeText(zone, due + MINUTE_MS),
  };
}

// Answers → the text of a first agreement, with comments that say how to go on from it. The answers may be nonsense: what
// reads agreements then says what is wrong, as it does of any other file.

import { yamlText } from '../findings/yaml-text.ts';
import type { Answers } from './answers.ts';
import { systemNamed, type StarterSource, type StarterSystem } from './systems.ts';

/** What a preset leaves to whoever names it. */
export interface PresetGaps {
  /** Times are local, and the export does not say where. */
  readonly zone: boolean;
  /** Dates are written as the exporting user's settings say. */
  readonly dates: boolean;
}

export function agreementText(answers: Answers, gapsOf: (preset: string) => PresetGaps): string {
  const system = systemNamed(answers.crm);
  return [
    heading(answers),
    calendars(answers),
    dataBlock(system, answers.timezone, gapsOf),
    events(answers, system),
    clauses(answers),
    REST,
  ].join('\n\n');
}

function heading({ name, timezone }: Answers): string {
  return `# What marketing and sales promise each other. Change what is not so, then run
#   slaudit check              is everything here sound?
#   slaudit test slaudit.test.yaml
#   slaudit check --data       does it fit the exports?
#   slaudit audit              who kept it?
#   slaudit describe           the same in plain English, for both to sign
slaudit: 1
name: ${yamlText(name)}
timezone: ${yamlText(timezone)}`;
}

function calendars({ hours }: Answers): string {
  return `calendars:
  office:
    open:
${openLines(hours)}
    # Public holidays: uncomment, with the country (and region) of the office. A holiday counts as a working day until then.
    # holidays: [{ country: US, region: NY }]
    # exceptions: { 2026-12-24: 09:00-12:00, 2026-12-31: closed }`;
}

function events({ qualified }: Answers, system: StarterSystem): string {
  return `# Which leads the agreement is about. The others are counted, not judged.
# covers: { source: { not: [test, employee] } }

# What happens to leads. \`party:\` is looked up in roster.csv, which says who belonged to which side when.
events:
  qualified: { becomes: ${system.qualified.field}, to: ${yamlText(qualified)} }
  handed_off: { becomes: owner, to: { party: sales } }
  # What a program sent by itself is no contact: \`automated: false\`.
  touch: { activity: [call, email, meeting], direction: outbound, by: { party: sales }, automated: false }
  connected: { activity: call, outcome: connected }`;
}

function clauses({ firstResponse }: Answers): string {
  return `clauses:
  - id: handoff
    party: marketing
    promise: Every qualified lead reaches a salesperson within four business hours.
    when: qualified
    expect: handed_off
    within: 4 business hours
    calendar: office
    target: 95%

  - id: first-touch
    party: sales
    promise: ${yamlText(`Sales contacts every lead it is handed within ${firstResponse}.`)}
    when: handed_off
    expect: touch
    within: ${yamlText(firstResponse)}
    # Whose hours count: \`owner\` takes those of the salesperson, as roster.csv has them.
    calendar: office
    target: 90%

${FOLLOW_UP}`;
}

const FOLLOW_UP = `  - id: follow-up
    party: sales
    promise: Sales tries on six days within ten business days, and never leaves a lead alone for three, until it answers.
    when: handed_off
    expect: touch
    times: 6
    within: 10 business days
    max_gap: 3 business days
    distinct: day
    until: connected
    calendar: office
    target: 80%`;

const REST = `# The numbers both sides are held to.
# goals:
#   - { id: leads, party: marketing, count: qualified, at_least: 100 }

report:
  break_down_by: [person, team]
  # \`hidden\` leaves individuals out of every output.
  people: names
`;

/** `mon-thu 09:00-12:00, 13:00-17:30; fri 09:00-16:00`: a line each part. */
function openLines(hours: string): string {
  const parts = hours.split(';').filter(part => part.trim() !== '');
  return parts
    .map(part => {
      const [, days = '', windows = ''] = /^(\D*)(.*)$/su.exec(part.trim()) ?? [];
      const listed = windows.split(',').map(window => yamlWindow(window.trim()));
      return `      ${yamlText(days.trim().replaceAll(/\s*([,-])\s*/g, '$1'))}: ${listed.length === 1 ? listed.join('') : `[${listed.join(', ')}]`}`;
    })
    .join('\n');
}

/** Bare where it is one, as everybody writes it; else as a text, which the agreement's reader then explains. */
function yamlWindow(window: string): string {
  return /^\d{1,2}:\d{2}\s*-\s*\d{1,2}:\d{2}$/.test(window) ? window : yamlText(window);
}

// ---------------------------------------------------------------- where the rows come from

function dataBlock(system: StarterSystem, timezone: string, gapsOf: (preset: string) => PresetGaps): string {
  const { leads, activities, history } = system.sources;
  const lines = (sources: readonly StarterSource[]): string[] =>
    sources.flatMap(source => sourceLines(source, timezone, gapsOf));
  return [
    ...introduction(system),
    'data:',
    '  leads:',
    ...lines(leads),
    '  activities:',
    ...lines(activities),
    '  history:',
    ...lines(history),
    '  # Who is who. `person` is what the exports write as owner and actor: a login, a name, an id.',
    '  roster: { file: roster.csv }',
  ].join('\n');
}

function introduction({ name, title }: StarterSystem): string[] {
  const seen = '`slaudit inspect FILE...` says what is in your files, and prints the block that reads them.';
  if (name === 'none') return ['# The exports, as CSV with the columns that slaudit knows.', `# ${seen}`];
  return [`# The exports of ${title}. Put your own file names here.`, `# ${seen}`];
}

function sourceLines(
  { file, preset }: StarterSource,
  timezone: string,
  gapsOf: (preset: string) => PresetGaps,
): string[] {
  if (preset === null) return [`    - file: ${yamlText(file)}`];
  const gaps = gapsOf(preset);
  return [
    `    - file: ${yamlText(file)}`,
    `      preset: ${preset}`,
    ...(gaps.zone ? [`      timezone: ${yamlText(timezone)} # of whoever exported: the file does not say`] : []),
    ...(gaps.dates ? ['      # dates: month-first # or day-first, as the settings of whoever exported say'] : []),
  ];
}

// What `slaudit init` asks, as data: the questions in their order, and the answer that each takes when nothing is typed.

import { SYSTEMS, systemNamed } from './systems.ts';

/** Texts as they were typed. */
export interface Answers {
  readonly name: string;
  readonly timezone: string;
  /** `mon-thu 09:00-17:30; fri 09:00-16:00`. */
  readonly hours: string;
  readonly firstResponse: string;
  /** A name in systems.ts, or `none`. */
  readonly crm: string;
  /** The value that makes a lead qualified. */
  readonly qualified: string;
}

export interface Question {
  readonly key: keyof Answers;
  readonly text: (answers: Answers) => string;
  /** What stands for an empty answer, given the answers before. */
  readonly default: (answers: Answers) => string;
}

/** `timezone` is where the person who asks seems to be. */
export function defaultAnswers(timezone: string): Answers {
  return {
    name: 'Marketing–sales agreement',
    timezone,
    hours: 'mon-fri 09:00-17:00',
    firstResponse: '4 business hours',
    crm: 'none',
    qualified: 'MQL',
  };
}

const NAMES = SYSTEMS.map(({ name }) => name).join(', ');

export const QUESTIONS: readonly Question[] = [
  { key: 'name', text: () => 'What is the agreement called?', default: ({ name }) => name },
  {
    key: 'timezone',
    text: () => 'In which time zone does sales work? (such as America/New_York)',
    default: ({ timezone }) => timezone,
  },
  {
    key: 'hours',
    text: () => 'When is sales at work? (such as mon-thu 09:00-17:30; fri 09:00-16:00)',
    default: ({ hours }) => hours,
  },
  {
    key: 'firstResponse',
    text: () => 'How soon does sales contact a new lead? (such as 30 business minutes)',
    default: ({ firstResponse }) => firstResponse,
  },
  {
    key: 'crm',
    text: () => `Which system do the exports come from? (none, ${NAMES})`,
    default: ({ crm }) => crm,
  },
  {
    key: 'qualified',
    text: ({ crm }) => `Which ${systemNamed(crm).qualified.field.replace('_', ' ')} says that a lead is qualified?`,
    default: ({ crm }) => systemNamed(crm).qualified.value,
  },
];

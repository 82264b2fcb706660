// Small agreements for tests: a sound one, with sections replaced or added.

import { readAgreement } from '../../src/agreement/read-agreement.ts';
import type { Agreement } from '../../src/model/agreement.ts';
import type { Problem } from '../../src/findings/problem.ts';

export interface Sections {
  readonly [section: string]: unknown;
}

const SOUND = {
  slaudit: 1,
  name: 'Test',
  timezone: 'Europe/Berlin',
  calendars: { office: { open: { 'mon-fri': '09:00-17:30' } } },
  segments: { enterprise: { employees: { at_least: 1000 } }, inbound: { source: ['web', 'demo request'] } },
  events: {
    handed_off: { becomes: 'owner', to: { party: 'sales' } },
    rejected: { change: 'status', to: 'Rejected' },
    touch: { activity: ['call', 'email'], direction: 'outbound', by: { party: 'sales' }, automated: false },
  },
};

export const RESPONSE = { id: 'first-touch', party: 'sales', when: 'handed_off', expect: 'touch', within: '4 hours' };

/** JSON text, which is YAML, of a sound agreement with these sections. */
export function agreementText(sections: Sections): string {
  return JSON.stringify({ ...SOUND, clauses: [RESPONSE], ...sections }, null, 1);
}

export function read(sections: Sections): {
  readonly agreement: Agreement | null;
  readonly problems: readonly Problem[];
} {
  return readAgreement(agreementText(sections), { file: 'slaudit.yaml', folder: '.' });
}

/** The agreement; fails with the problems where there is none. */
export function accepted(sections: Sections): Agreement {
  const { agreement, problems } = read(sections);
  if (agreement === null) throw new Error(problems.map(problem => `${problem.message} ${problem.remedy}`).join('\n'));
  return agreement;
}

/** Codes of all problems, in the order of their places. */
export function codes(sections: Sections): readonly string[] {
  return read(sections).problems.map(problem => problem.code);
}

// The first tests of a first agreement: a case a clause, to be copied for the next ones.

import { yamlText } from '../findings/yaml-text.ts';
import { systemNamed } from './systems.ts';
import type { Answers } from './answers.ts';

/** What only the agreement's own clock can tell, as tests write it. */
export interface StarterTimes {
  /** When the lead of the cases is handed to sales. */
  readonly handedOff: string;
  /** The deadline of the first contact. */
  readonly due: string;
  /** A minute after it. */
  readonly late: string;
}

export function testsText({ qualified, crm }: Answers, { handedOff, due, late }: StarterTimes): string {
  const { field } = systemNamed(crm).qualified;
  const before = qualified === 'New' ? 'Open' : 'New';
  return `# What happens to a lead, and what has to come of it: \`slaudit test slaudit.test.yaml\`. Copy a case for the next question
# somebody has about the agreement. People are those of roster.csv.
agreement: slaudit.yaml

lead: { ${field}: ${before}, owner: lead-desk }

cases:
  - case: Who is handed over right after qualifying was handed over in time
    timeline:
      - { at: Tue 2026-02-03 10:00, change: ${field}, from: ${before}, to: ${yamlText(qualified)} }
      - Tue 2026-02-03 10:01 owner lead-desk → sam
    expect:
      - handoff met

  - case: What is handed over on a Friday afternoon is due then
    timeline:
      - ${handedOff} owner lead-desk → sam
    expect:
      - first-touch open, due ${due}

  - case: A call exactly at the deadline is in time
    timeline:
      - ${handedOff} owner lead-desk → sam
      - ${due} call outbound by sam connected
    expect:
      - first-touch met, due ${due}

  - case: A minute later is late
    timeline:
      - ${handedOff} owner lead-desk → sam
      - ${late} call outbound by sam connected
    expect:
      - first-touch breached, due ${due}

  - case: A mail that a program sent is no contact
    timeline:
      - ${handedOff} owner lead-desk → sam
      - ${due} email outbound by sam automated
    expect:
      - first-touch breached, due ${due}

  - case: Two tries on one day are one of six
    timeline:
      - Tue 2026-02-03 10:00 owner lead-desk → sam
      - Tue 2026-02-03 11:00 call outbound by sam no answer
      - Tue 2026-02-03 11:30 email outbound by sam
    expect:
      - follow-up open, progress 1
`;
}

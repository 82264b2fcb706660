// What happened around a breach: the lead's rows before and after the start, what each counts as, and the pauses of the clock.

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import type { Course } from '../../src/model/course.ts';
import { hidePeople } from '../../src/summary/hide-people.ts';
import { auditFolder } from '../audit-folder.ts';
import { writeCase } from '../oracle/case.ts';

const AGREEMENT = {
  slaudit: 1,
  name: 'Course',
  timezone: 'UTC',
  data: {
    leads: { file: 'leads.csv' },
    history: { file: 'history.csv' },
    activities: { file: 'activities.csv' },
    roster: { file: 'roster.csv' },
  },
  events: {
    handed_off: { becomes: 'owner', to: { party: 'sales' } },
    call: { activity: 'call', automated: false },
    on_hold: { change: 'status', to: 'On hold' },
    off_hold: { change: 'status', from: 'On hold' },
  },
  clauses: [
    {
      id: 'call',
      party: 'sales',
      when: 'handed_off',
      expect: 'call',
      within: '4 hours',
      pause: { from: 'on_hold', until: 'off_hold' },
    },
  ],
};

const FILES = {
  'agreement.yaml': JSON.stringify(AGREEMENT),
  'leads.csv':
    'lead_id,created_at,owner,status,note\nL-1,2025-03-01T00:00Z,ann,Working,x\nL-2,2025-03-01T00:00Z,,New,x\n',
  'roster.csv': 'person,name,team,party\nann,Ann Lee,East,sales\n',
  'history.csv': [
    'change_id,lead_id,changed_at,field,old_value,new_value',
    'H-1,L-1,2025-03-03T10:00Z,owner,,Ann Lee',
    'H-2,L-1,2025-03-03T11:00Z,status,New,On hold',
    'H-3,L-1,2025-03-03T12:30Z,status,On hold,Ann Lee',
    'H-4,L-1,2025-03-03T12:40Z,note,,nobody asks for this field',
    '',
  ].join('\n'),
  'activities.csv': [
    'activity_id,lead_id,occurred_at,type,actor,automated',
    ...[1, 2, 3, 4, 5, 6].map(day => `E-${day},L-1,2025-03-02T0${day}:00Z,email,mia,true`),
    'A-1,L-1,2025-03-03T13:00Z,call,dialer,true',
    'A-2,L-1,2025-03-03T20:00Z,call,ann,false',
    'A-3,L-1,2025-03-09T20:00Z,call,ann,false',
    '',
  ].join('\n'),
};

test('the rows around the start, as known by as-of, with what they count as; the pauses', async () => {
  const { course } = await audited();
  expect(course).toEqual({
    // Seven rows come before the start: the creation and six mails, five of which are shown.
    earlier: 2,
    later: 0,
    pauses: [{ from: Date.UTC(2025, 2, 3, 11), until: Date.UTC(2025, 2, 3, 12, 30) }],
    rows: [
      ...[2, 3, 4, 5, 6].map(hour => ({
        at: Date.UTC(2025, 2, 2, hour),
        facts: { kind: 'activity', type: 'email', direction: '', outcome: '', isAutomated: true },
        actor: 'mia',
        events: [],
        evidence: `activities.csv#E-${hour}`,
      })),
      change(10, 0, 'H-1', ['owner', ['', true], ['ann', true]], ['handed_off']),
      change(11, 0, 'H-2', ['status', ['New', false], ['On hold', false]], ['on_hold']),
      change(12, 30, 'H-3', ['status', ['On hold', false], ['ann', true]], ['off_hold']),
      {
        at: Date.UTC(2025, 2, 3, 13),
        facts: { kind: 'activity', type: 'call', direction: '', outcome: '', isAutomated: true },
        actor: 'dialer',
        events: [],
        evidence: 'activities.csv#A-1',
      },
      {
        at: Date.UTC(2025, 2, 3, 20),
        facts: { kind: 'activity', type: 'call', direction: '', outcome: '', isAutomated: false },
        actor: 'ann',
        events: ['call'],
        evidence: 'activities.csv#A-2',
      },
    ],
  });
});

test('with people hidden nobody is named, not even by a field that holds a name', async () => {
  const { hidden } = await audited();
  expect(JSON.stringify(hidden)).not.toMatch(/ann|mia|dialer/i);
  expect(hidden?.rows).toHaveLength(10);
});

type Cell = readonly [string, boolean];

function change(
  hour: number,
  minute: number,
  id: string,
  [field, from, to]: readonly [string, Cell, Cell],
  events: readonly string[],
): unknown {
  const cell = ([text, isPerson]: Cell): object => ({ text, isPerson });
  return {
    at: Date.UTC(2025, 2, 3, hour, minute),
    facts: { kind: 'change', field, from: cell(from), to: cell(to) },
    actor: '',
    events,
    evidence: `history.csv#${id}`,
  };
}

async function audited(): Promise<{ course: Course | null; hidden: Course | null }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-course-'));
  try {
    const asOf = '2025-03-05T00:00:00Z';
    writeCase({ files: FILES, asOf, period: null }, folder);
    const { edition } = await auditFolder(folder, { agreement: 'agreement.yaml', asOf, period: null });
    expect(edition.judgement.obligations.at(0).verdict).toBe('breached');
    return {
      course: edition.judgement.obligations.course(0),
      hidden: hidePeople(edition.judgement).obligations.course(0),
    };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

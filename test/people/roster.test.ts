// Who is recognised, and by which row.

import { describe, expect, test } from 'vitest';
import { rosterOf } from '../../src/people/roster.ts';
import { row } from './people.ts';

describe('rosterOf', () => {
  const roster = rosterOf([
    row('ann', { name: 'Ann Lee', email: 'ann@northwind.example', team: 'East', party: 'sales', until: 1000 }),
    row('ann', {
      name: 'Ann Diaz',
      email: 'ann@northwind.example',
      team: 'West',
      party: 'marketing',
      from: 1000,
      until: 2000,
    }),
    row(' bob ', { party: 'sales' }),
    row('*', { name: 'Anybody', team: 'Nowhere', party: 'sales', calendar: 'office' }),
    row('constructor', { party: 'robots' }),
  ]);

  test('a person is recognised by any name, trimmed, case kept', () => {
    expect(['ann', ' Ann Lee', 'Ann Diaz', 'ann@northwind.example ', 'bob'].map(roster.personOf)).toEqual([
      'ann',
      'ann',
      'ann',
      'ann',
      'bob',
    ]);
    expect(['Ann', 'ANN LEE', '', ' ', '*', 'Anybody', '__proto__'].map(roster.personOf)).toEqual(Array(7).fill(null));
    expect(roster.personOf('constructor')).toBe('constructor');
  });

  test('the row in force at an instant gives party and team; its end is not in it', () => {
    expect([999, 1000, 1999, 2000].map(at => roster.partyAt('Ann Lee', at))).toEqual([
      'sales',
      'marketing',
      'marketing',
      '',
    ]);
    expect([999, 1000].map(at => roster.teamAt('ann', at))).toEqual(['East', 'West']);
  });

  test('everybody else lends neither party nor team', () => {
    for (const text of ['*', 'Anybody', 'zed', '']) {
      expect(roster.partyAt(text, 0)).toBe('');
      expect(roster.teamAt(text, 0)).toBe('');
    }
  });

  test('of rows that overlap the first in the file is in force', () => {
    const overlapping = rosterOf([
      row('cho', { team: 'A', from: 100 }),
      row('cho', { team: 'B', from: 0, until: 200 }),
    ]);
    expect([50, 150, 250].map(at => overlapping.teamAt('cho', at))).toEqual(['B', 'A', 'A']);
  });

  test('a name of two people is nobody’s; a person comes before another’s name', () => {
    const shared = rosterOf([
      row('js1', { name: 'Jo Smith', party: 'sales' }),
      row('js2', { name: 'Jo Smith', party: 'marketing' }),
      row('kim', { name: 'js1', party: 'marketing' }),
    ]);
    expect(shared.personOf('Jo Smith')).toBeNull();
    expect(shared.partyAt('Jo Smith', 0)).toBe('');
    expect(shared.personOf('js1')).toBe('js1');
  });
});

// GitHub: commands that the runner reads as meant, a summary that hides them, and nothing else that it could take for one.

import { expect, test } from 'vitest';
import type { Clause } from '../../src/model/agreement.ts';
import { summarise } from '../../src/summary/summarise.ts';
import { agreementOf, judgementOf, responseClause, several } from '../summary/judgement.ts';
import { hostileEdition } from './hostile.ts';
import { written } from './written.ts';

/** As the runner splits and decodes a command (actions/runner, ActionCommand). */
function commandOf(line: string): { readonly properties: Map<string, string>; readonly message: string } | null {
  const parts = /^\s*::(\w[\w-]*)(?: ([^]*?))?::([^]*)$/.exec(line);
  if (parts === null) return null;
  const decoded = (text: string): string => text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
  const pairs = (parts[2] ?? '').split(',').map(pair => {
    const [name = '', ...value] = pair.split('=');
    return [name, decoded(value.join('=').replaceAll('%3A', ':').replaceAll('%2C', ','))] as const;
  });
  return { properties: new Map(pairs), message: decoded(parts[3] ?? '') };
}

test('commands carry place, title and sentence, and are hidden from the summary', async () => {
  const text = await written('github', hostileEdition());
  const lines = text.split('\n');
  const commands = lines.map(commandOf).filter(command => command !== null);
  expect(commands).toHaveLength(2);
  expect(Object.fromEntries(commands[0]?.properties ?? [])).toEqual({
    file: 'a,b:c%.yaml',
    line: '7',
    col: '5',
    title: '::error::<b> missed its target',
  });
  expect(commands[0]?.message).toBe(
    '::error::party kept ::error::<b> in 15 % of 20, target 90 %: 15 breaches more than agreed.',
  );
  expect(commands[1]?.message).toBe('2025-10: 34 of 1000.5.');
  expect(lines[0]).toBe('<!-- Annotations, read by the runner.');
  expect(text.indexOf('-->')).toBe(text.lastIndexOf('-->'));
  expect(text).not.toContain('##[');
  expect(text.split('-->')[1]).not.toMatch(/[^\P{Cc}\n]|\u202e|<script|<b>|<i>/u);
});

test('ten errors at most, the worst first', async () => {
  const clauses: Clause[] = Array.from({ length: 14 }, (_, place) =>
    responseClause(`c${place}`, { target: [{ if: null, is: 0.9 }] }),
  );
  const obligations = clauses.flatMap((clause, place) => several(place + 1, clause, { verdict: 'breached' }));
  const edition = summarise(agreementOf(clauses), judgementOf({ obligations }), {
    people: 'names',
    breakDownBy: [],
    allowRejects: { kind: 'rows', rows: 0 },
  });
  const commands = (await written('github', edition))
    .split('\n')
    .map(commandOf)
    .filter(command => command !== null);
  expect(commands).toHaveLength(10);
  expect(commands[0]?.properties.get('title')).toBe('c13 missed its target');
  expect(commands.at(-1)?.message).toBe('5 more are in the summary.');
});

// The page as bytes; test/browser/ opens it.

import { createHash } from 'node:crypto';
import { afterEach, expect, test } from 'vitest';
import { exampleEdition, pageOf } from './example.ts';
import { hostileEdition, HOSTILE } from './hostile.ts';

const MACHINE_ZONE = process.env['TZ'];
afterEach(() => {
  if (MACHINE_ZONE === undefined) delete process.env['TZ'];
  else process.env['TZ'] = MACHINE_ZONE;
});

test('the same report gives the same bytes, whatever the zone of the machine and however often it was made', async () => {
  process.env['TZ'] = 'UTC';
  const first = await pageOf(exampleEdition({ leads: 60 }));
  process.env['TZ'] = 'Pacific/Kiritimati';
  expect(await pageOf(exampleEdition({ leads: 60 }))).toBe(first);
});

test('nothing is inline, fetched or named by a handler: the policy allows this script and this style alone', async () => {
  const page = await pageOf(exampleEdition({ leads: 60 }));
  const [head = '', script = ''] = page.split('<script type="application/json"');
  const hash = (text: string): string => `&#39;sha256-${createHash('sha256').update(text).digest('base64')}&#39;`;
  const style = /<style>([^]*?)<\/style>/.exec(head)?.[1] ?? '';
  const code = /<script>([^]*)<\/script>/.exec(script)?.[1] ?? '';
  const policy = /Content-Security-Policy"\s+content="([^"]*)"/.exec(head)?.[1];
  expect(policy).toBe(
    `default-src &#39;none&#39;; script-src ${hash(code)}; style-src ${hash(style)}; base-uri &#39;none&#39;; form-action &#39;none&#39;`,
  );
  const markup = head.replace(style, '');
  expect(markup.match(/<style/g)).toHaveLength(1);
  expect(markup).not.toMatch(/<[^>]* (style|on\w+|src|srcset)=/);
  expect(markup.match(/href="[^#][^"]*"/)).toBeNull();
  expect(page).not.toMatch(/https?:/);
  expect(style).not.toMatch(/url\(|@import/);
});

test('ids are there once, and every link within the page leads somewhere', async () => {
  const page = await pageOf(exampleEdition({ leads: 60 }));
  const ids = [...page.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const [, target] of page.matchAll(/href="#([^"]*)"/g)) expect(ids).toContain(target);
});

test('with people hidden no name is anywhere in the file', async () => {
  const page = await pageOf(exampleEdition({ leads: 200, people: 'hidden' }));
  expect(page).not.toMatch(/Ann Archer|Carmen|Emeka|Inbound queue/);
  expect(page).toContain('People are left out of this report.');
  expect(page).toContain('By team'.slice(3));
});

test('an audit of nothing is a page all the same', async () => {
  const page = await pageOf(exampleEdition({ leads: 0 }));
  expect(page).toContain('There was nothing to judge');
  expect(page).not.toContain('<section id="breaches"');
  const [markup = ''] = page.split('<script>');
  expect(/NaN|undefined|Infinity|null/.exec(markup)).toBeNull();
});

test('no text from the data is markup, and what a reader could not see is written out', async () => {
  const page = await pageOf(hostileEdition());
  expect(page.match(/<script/g)).toHaveLength(2);
  expect(page).not.toMatch(/<img|<b>bold/);
  expect(page).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\u200b-\u200f]/u);
  expect(page).toContain('\\u{202e}');
  expect(page).toContain('\\x1b[31m');
  expect(page).toContain(HOSTILE.formula);
});

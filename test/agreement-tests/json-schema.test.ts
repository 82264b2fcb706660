// The JSON Schema of a file of tests lets through what the reader lets through, and says what every key is for.

import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { testJsonSchema } from '../../src/agreement/test-file/schema.ts';
import { DEMO } from './running.ts';

const schema = testJsonSchema();
const reader = z.fromJSONSchema(schema);

interface Node {
  readonly properties?: Readonly<Record<string, Node>>;
  readonly description?: string;
  readonly items?: Node;
}

test('the demo passes it', () => {
  const demo: unknown = parse(readFileSync(path.join(DEMO, 'tests.yaml'), 'utf8'));
  expect(reader.safeParse(demo).error).toBeUndefined();
});

test.each([
  ['a file without cases', { agreement: 'slaudit.yaml' }],
  ['a key that does not exist', { agreement: 'slaudit.yaml', cases: [{ case: 'one', timeline: ['x'], expects: 'y' }] }],
  [
    'an unknown verdict',
    { agreement: 'a', cases: [{ case: 'one', timeline: ['x'], expect: { clause: 'c', verdict: 'late' } }] },
  ],
  [
    'a row without its time',
    { agreement: 'a', cases: [{ case: 'one', timeline: [{ activity: 'call' }], expect: 'c met' }] },
  ],
])('%s does not', (_what, file) => {
  expect(reader.safeParse(file).success).toBe(false);
});

test('every key of the file and of a case is described', () => {
  const { properties = {} } = schema as Node;
  const keys = { ...properties, ...properties['cases']?.items?.properties };
  const undescribed = Object.entries(keys).filter(([, node]) => node.description === undefined);
  expect(undescribed.map(([key]) => key)).toEqual([]);
});

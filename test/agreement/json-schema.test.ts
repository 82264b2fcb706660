import { expect, test } from 'vitest';
import { agreementJsonSchema } from '../../src/agreement/schema/agreement.ts';

interface Node {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Node>>;
  readonly required?: readonly string[];
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
  readonly description?: string;
  readonly title?: string;
  readonly additionalProperties?: unknown;
  readonly $defs?: Readonly<Record<string, Node>>;
}

const schema = agreementJsonSchema() as Node;
const property = (name: string): Node => schema.properties?.[name] ?? {};

test('the schema names every section, says what is required, and refuses other keys', () => {
  expect(Object.keys(schema.properties ?? {})).toEqual([
    'slaudit',
    'name',
    'timezone',
    'calendars',
    'data',
    'covers',
    'segments',
    'events',
    'clauses',
    'goals',
    'report',
  ]);
  expect(schema.required).toEqual(['slaudit', 'name', 'timezone', 'events']);
  expect(schema.anyOf).toEqual([{ required: ['clauses'] }, { required: ['goals'] }]);
  expect(schema.additionalProperties).toBe(false);
});

test('each kind of clause is one alternative with its own keys and descriptions', () => {
  const kinds = property('clauses').items?.anyOf ?? [];
  expect(kinds.map(({ title }) => title?.split(':')[0])).toEqual([
    'Response',
    'Cadence',
    'Never',
    'At most',
    'Require',
  ]);
  expect(kinds.map(({ required }) => required)).toEqual([
    ['id', 'party', 'when', 'expect', 'within'],
    ['id', 'party', 'when', 'expect', 'within', 'times'],
    ['id', 'party', 'never'],
    ['id', 'party', 'at_most', 'of', 'within'],
    ['id', 'party', 'when', 'require'],
  ]);
  const undescribed = kinds.flatMap(({ properties = {} }) =>
    Object.entries(properties).filter(([, node]) => node.description === undefined),
  );
  expect(undescribed.map(([key]) => key)).toEqual([]);
});

test('tests, conditions, durations and percentages are defined once', () => {
  expect(Object.keys(schema.$defs ?? {}).filter(name => !name.startsWith('__'))).toEqual(
    expect.arrayContaining(['test', 'condition', 'duration', 'percentage']),
  );
});

test('the same schema every time, and never the machine in it', () => {
  expect(JSON.stringify(agreementJsonSchema())).toBe(JSON.stringify(agreementJsonSchema()));
});

test('an event may be lists within lists, as it may in a file', () => {
  const event = schema.$defs?.['event'];
  const [, ofList, ofAny] = event?.anyOf ?? [];
  const inner = ofList?.items?.$ref ?? '';
  expect(JSON.stringify(schema.$defs?.[inner.replace('#/$defs/', '')])).toContain('#/$defs/event');
  expect(ofAny?.properties?.['any']?.items?.$ref).toBe(inner);
});

import { expect, test } from 'vitest';
import { summarise } from '../../src/summary/summarise.ts';
import { agreementOf, judgementOf, obligationOf, responseClause } from '../summary/judgement.ts';
import { written } from './written.ts';

const touch = responseClause('touch', {
  promise: 'Call <b>|`now`|</b>\n*soon* [x](http://y)',
  target: [{ if: null, is: 0.9 }],
});

const edition = summarise(
  agreementOf([touch]),
  judgementOf({
    obligations: [obligationOf(touch, { team: '\u202Eeast' })],
    header: { agreement: { name: '# North\n# wind', file: 'slaudit.yaml', sha256: '', text: '' } },
    tail: { neverStarted: [{ clause: 'touch', event: 'handed_off' }] },
  }),
  { people: 'names', breakDownBy: ['team'], allowRejects: { kind: 'rows', rows: 0 } },
);

test('a report is tables under headings, and says on top if it is not fit to publish', async () => {
  const lines = (await written('md', edition)).split('\n');
  expect(lines.slice(0, 3)).toEqual(['# \\# North\\\\n\\# wind', '', '**Not fit to publish:**']);
  expect(lines.filter(line => line.startsWith('## '))).toEqual(['## Promises', '## Teams', '## Trend']);
});

test('nothing in a cell is markup', async () => {
  const lines = (await written('md', edition, { view: 'clauses' })).split('\n');
  expect(lines[0]).toBe('**Not fit to publish:**');
  const [, , row = ''] = lines.filter(line => line.startsWith('|'));
  expect(row).toContain('| Call &lt;b&gt;\\|\\`now\\`\\|&lt;/b&gt;\\\\n\\*soon\\* \\[x\\](http\\://y) |');
  expect(await written('md', edition, { view: 'teams' })).toContain('| team | \\\\u\\{202e\\}east |');
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from 'vitest';
import { explained } from './explained.ts';

test.each([
  ['that the export has', 'lead_id,created_at,source\nL1,2025-03-03T09:00Z,web\n', '', { source: 'web' }],
  ['that no export has', 'lead_id,created_at\nL1,2025-03-03T09:00Z\n', '', {}],
  [
    'that the clause asks for',
    'lead_id,created_at\nL1,2025-03-03T09:00Z\n',
    'if: { source: { empty: true } },',
    { source: '' },
  ],
])('a source %s', async (_, leads, condition, attributes) => {
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-explain-source-'));
  const agreement = `slaudit: 1
name: Sources
timezone: UTC
events:
  entered: { lead: created }
  touch: { activity: call }
clauses:
  - { id: touch, party: sales, when: entered, ${condition} expect: touch, within: 24 hours }
`;
  writeFileSync(path.join(folder, 'slaudit.yaml'), agreement);
  writeFileSync(path.join(folder, 'leads.csv'), leads);
  writeFileSync(path.join(folder, 'activities.csv'), 'lead_id,occurred_at,type\nL1,2025-03-04T08:00Z,call\n');
  const { leads: told } = await explained(folder, {
    agreement: 'slaudit.yaml',
    asOf: null,
    period: null,
    leads: ['L1'],
  });
  expect(told[0]?.clocks[0]?.attributes).toEqual(attributes);
});

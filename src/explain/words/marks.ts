// What the instants marked on a drawing of a clock are called; other steps are only told beneath it.

import type { Step } from '../../model/explanation.ts';

export const MARKED: Readonly<Partial<Record<Step['kind'], string>>> = {
  started: 'started',
  paused: 'paused',
  resumed: 'runs again',
  restarted: 'starts again',
  settled: 'done',
  discharged: 'discharged',
  'looked-back': 'done',
  cancelled: 'ended',
  replaced: 'replaced',
  'as-of': 'audit',
};

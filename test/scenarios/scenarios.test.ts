// Every folder of fixtures/scenarios through the real command.

import path from 'node:path';
import { describe, test } from 'vitest';
import { expectSituation, situationsIn } from '../situation.ts';

const FOLDER = path.join(import.meta.dirname, '../../fixtures/scenarios');

describe.concurrent('scenarios', () => {
  test.each(situationsIn(FOLDER))('%s', name => expectSituation(path.join(FOLDER, name)));
});

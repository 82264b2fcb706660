// What comes to a terminal: nothing of the data steers it; into a file or pipe it goes as it is.

import { expect, test } from 'vitest';
import { standardSink } from '../../src/cli/output/sink.ts';

const DATA = 'L-1,\u001b[31mred\u0007,\u009b2J\r\n\tmüller\n';

async function written(format: string, isTTY: boolean): Promise<string> {
  let text = '';
  const stdout = {
    isTTY,
    write: (chunk: string, done: () => void) => {
      text += chunk;
      done();
    },
  };
  await standardSink(format, { stdout: stdout as unknown as NodeJS.WriteStream })(DATA);
  return text;
}

test.each(['csv', 'json', 'ndjson', 'md'])('%s on a terminal shows what would steer it', async format => {
  expect(await written(format, true)).toBe('L-1,\\x1b[31mred\\x07,\\x9b2J\\r\n\tmüller\n');
});

test.each([
  ['csv', false],
  ['table', true],
])('%s with a terminal: %s is written as it is', async (format, isTTY) => {
  expect(await written(format, isTTY)).toBe(DATA);
});

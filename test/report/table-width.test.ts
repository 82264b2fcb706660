import stringWidth from 'string-width';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { textWidth } from '../../src/report/table-width.ts';

test('every character, alone and beside others, is as wide as string-width says', () => {
  const wrong: string[] = [];
  for (let code = 0; code < 0x3000; code++) {
    const character = String.fromCharCode(code);
    for (const text of [character, `a${character}b`, `${character}${character}`]) {
      if (textWidth(text) !== stringWidth(text)) wrong.push(`U+${code.toString(16)} in ${JSON.stringify(text)}`);
    }
  }
  expect(wrong).toEqual([]);
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(textWidth(text)).toBe(stringWidth(text));
    }),
  );
});

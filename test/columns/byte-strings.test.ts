import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ByteBatch } from '../../src/columns/byte-batch.ts';
import { ByteIndex } from '../../src/columns/byte-index.ts';
import { ByteList } from '../../src/columns/byte-list.ts';
import { ByteTexts } from '../../src/columns/byte-texts.ts';
import { repeats } from '../../src/columns/repeats.ts';
import { Texts } from '../../src/columns/texts.ts';

const words = fc.array(
  fc.oneof(fc.constantFrom('', 'call', 'email', 'L-1', 'L-2', 'a longer text than twelve'), fc.string()),
);
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(`<${text}>`);

function listOf(texts: readonly string[]): ByteList {
  const list = new ByteList();
  for (const text of texts) list.push(bytesOf(text), 1, bytesOf(text).length - 1);
  return list;
}

function textsOf(list: ByteList): string[] {
  return Array.from({ length: list.length }, (_, entry) => list.text(entry));
}

describe('a list of byte strings', () => {
  it('gives back what it was given, also after some were dropped', () => {
    fc.assert(
      fc.property(words, fc.func(fc.boolean()), (texts, isDropped) => {
        const list = listOf(texts);
        expect(textsOf(list)).toEqual(texts);
        const dropped = texts.flatMap((_, entry) => (isDropped(entry) ? [entry] : []));
        list.drop(dropped);
        expect(textsOf(list)).toEqual(texts.filter((_, entry) => !dropped.includes(entry)));
        list.push(bytesOf('new'), 1, 4);
        expect(list.text(list.length - 1)).toBe('new');
      }),
    );
  });
});

describe('an index of byte strings', () => {
  it('numbers them as a Map would, one by one and by the batch', () => {
    fc.assert(
      fc.property(words, words, (known, asked) => {
        const index = new ByteIndex();
        const numbers = new Map<string, number>();
        for (const text of known) {
          if (!numbers.has(text)) numbers.set(text, numbers.size);
          expect(index.add(bytesOf(text), 1, bytesOf(text).length - 1)).toBe(numbers.get(text));
        }
        const batch = new ByteBatch(asked.length);
        for (const text of asked) batch.push(bytesOf(text), 1, bytesOf(text).length - 1);
        const found = new Int32Array(asked.length);
        index.findAll(batch, found);
        expect([...found]).toEqual(asked.map(text => numbers.get(text) ?? -1));
      }),
    );
  });

  it('finds each of many', () => {
    const index = new ByteIndex();
    for (let id = 0; id < 5000; id++) index.add(bytesOf(`L-${id}`), 1, bytesOf(`L-${id}`).length - 1);
    expect(index.find(bytesOf('L-4321'), 1, 7)).toBe(4321);
    expect(index.find(bytesOf('L-5000'), 1, 7)).toBe(-1);
  });
});

describe('texts by their bytes', () => {
  it('have the codes of the same texts, wherever in the bytes they stand', () => {
    fc.assert(
      fc.property(words, texts => {
        const dictionary = new Texts();
        const byBytes = new ByteTexts(dictionary);
        const all = new TextEncoder().encode(texts.join('\n'));
        let from = 0;
        for (const text of texts) {
          const to = from + new TextEncoder().encode(text).length;
          const code = byBytes.code(all, from, to);
          expect(dictionary.text(code)).toBe(
            new TextDecoder('utf-8', { ignoreBOM: true }).decode(all.subarray(from, to)),
          );
          expect(code).toBe(dictionary.code(dictionary.text(code)));
          from = to + 1;
        }
      }),
    );
  });
});

describe('repeats', () => {
  it('are every item equal to an earlier one, whatever the hash', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 20 })), fc.integer({ min: 1, max: 8 }), (values, spread) => {
        const found = repeats({
          length: values.length,
          skip: item => values[item] === 0,
          hash: item => (values[item] as number) % spread,
          same: (one, other) => values[one] === values[other],
        });
        const expected = values.flatMap((value, item) =>
          value !== 0 && values.indexOf(value) < item ? [{ item, first: values.indexOf(value) }] : [],
        );
        expect(found).toEqual(expected);
      }),
    );
  });
});

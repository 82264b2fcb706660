import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shownBytes, transcoded } from '../../../src/exports/bytes/transcode.ts';

async function transcode(bytes: Uint8Array, encoding: string | null, cuts: readonly number[] = []): Promise<string> {
  const ends = [...cuts.map(cut => cut % (bytes.length + 1)), bytes.length].sort((a, b) => a - b);
  async function* chunks(): AsyncGenerator<Uint8Array> {
    let from = 0;
    for (const to of ends) {
      yield bytes.subarray(from, to);
      from = to;
    }
  }
  const parts: Uint8Array[] = [];
  for await (const part of transcoded(chunks(), encoding)) parts.push(part);
  return shownBytes(Buffer.concat(parts));
}

describe('a byte-order mark', () => {
  it.each(['utf8', 'utf16le'] as const)(
    'of %s decides where nothing is declared, and may be declared',
    async encoding => {
      const bytes = Buffer.from('\ufeffJosé,日本,👨', encoding);
      for (const declared of [null, encoding === 'utf8' ? 'UTF-8' : 'utf-16le'])
        expect(await transcode(bytes, declared)).toBe('José,日本,👨');
    },
  );

  it('tells the order of the bytes where UTF-16 is declared', async () => {
    const bytes = Buffer.from('\ufeffJosé', 'utf16le');
    expect(await transcode(bytes, 'utf-16')).toBe('José');
    expect(await transcode(Buffer.from(bytes).swap16(), 'utf-16')).toBe('José');
  });

  it.each([
    ['utf8', 'windows-1252'],
    ['utf8', 'utf-16'],
    ['utf16le', 'utf-8'],
    ['utf16le', 'utf-16be'],
  ] as const)('of %s is not passed over where %s is declared', async (encoding, declared) => {
    await expect(transcode(Buffer.from('\ufeffJosé', encoding), declared)).rejects.toThrow(declared);
  });

  it('of UTF-32 is refused rather than read as UTF-16', async () => {
    await expect(transcode(Uint8Array.of(0xff, 0xfe, 0, 0, 65, 0, 0, 0), null)).rejects.toThrow('UTF-32');
  });
});

describe('declared encodings', () => {
  it('are read, and what is not valid in them is marked', async () => {
    expect(await transcode(Buffer.from('José', 'latin1'), 'latin1')).toBe('José');
    expect(await transcode(Uint8Array.of(0x80, 0x93), 'windows-1252')).toBe('€“');
    expect(await transcode(Buffer.from('Aé', 'utf16le').swap16(), 'utf-16be')).toBe('Aé');
    expect(await transcode(Buffer.from('José', 'latin1'), null)).toBe('Jos<E9>');
    expect(await transcode(Uint8Array.of(65, 0x81), 'shift_jis')).toBe('A<FF>');
  });

  it('of UTF-16 keep a written U+FFFD and mark half a surrogate pair and half a unit', async () => {
    expect(await transcode(Buffer.from('a\ufffdb\ud800c', 'utf16le'), 'utf-16le')).toBe('a\ufffdb<FF>c');
    expect(await transcode(Uint8Array.of(65, 0, 66), 'utf-16le')).toBe('A<FF>');
  });

  it('of UTF-16 do not depend on where the file is cut', async () => {
    const text = fc.string({ unit: 'grapheme' });
    await fc.assert(
      fc.asyncProperty(text, fc.array(fc.nat()), async (written, cuts) => {
        expect(await transcode(Buffer.from(`\ufeff${written}`, 'utf16le'), null, cuts)).toBe(written);
      }),
      { numRuns: 300 },
    );
  });

  it('that do not exist are named', async () => {
    await expect(transcode(Buffer.from('abcd'), 'latin-9000')).rejects.toThrow('latin-9000');
  });
});

// Zstandard: what the `zstd` program packs comes back whole, and a flipped bit is never read as rows.

import { execFileSync } from 'node:child_process';
import { describe, expect, test } from 'vitest';
import { unzstd } from '../../../src/exports/bytes/unzstd.ts';

const hasProgram = (() => {
  try {
    execFileSync('zstd', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    console.log('skipped: the program zstd is not installed here');
    return false;
  }
})();

const plain = Buffer.from(
  Array.from({ length: 12_000 }, (_, line) => `line ${line}, ${(line * 7919) % 1009}\n`).join(''),
);
const packed = (bytes: Buffer, ...options: string[]): Buffer =>
  execFileSync('zstd', ['-q', '-c', ...options], { input: bytes, maxBuffer: 2 ** 26 });

async function unpacked(bytes: Uint8Array, step = 1000): Promise<Buffer> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < bytes.length; at += step) yield bytes.subarray(at, at + step);
  }
  const parts: Uint8Array[] = [];
  for await (const part of unzstd(chunks())) parts.push(part);
  return Buffer.concat(parts);
}

describe.skipIf(!hasProgram)('zstd', () => {
  test.each([['-1'], ['-19'], ['--no-check'], ['--long=27']])('%s comes back whole', async option => {
    const bytes = packed(plain, option);
    for (const step of [1, 100_000]) expect((await unpacked(bytes, step)).equals(plain)).toBe(true);
  });

  test('frames one after the other are one file; those to be skipped are skipped', async () => {
    const skipped = Buffer.from('502a4d180400000061626364', 'hex');
    const bytes = Buffer.concat([packed(plain), skipped, packed(Buffer.from('tail'))]);
    expect((await unpacked(bytes)).equals(Buffer.concat([plain, Buffer.from('tail')]))).toBe(true);
    expect((await unpacked(Buffer.alloc(0))).length).toBe(0);
  });

  test('no flipped bit and no early end goes unseen', async () => {
    const whole = packed(plain.subarray(0, 3000), '--check');
    for (let at = 0; at < whole.length; at += 5) {
      const damaged = Buffer.from(whole);
      damaged[at] = (damaged[at] ?? 0) ^ (1 << (at % 8));
      const outcome = await unpacked(damaged).catch((error: unknown) => error);
      // A bit that means nothing may flip: what comes out is then still right.
      if (Buffer.isBuffer(outcome)) expect(outcome.equals(plain.subarray(0, 3000)), `byte ${at}`).toBe(true);
      else expect((outcome as { code: string }).code).toMatch(/^ZSTD_/);
      if (at > 0)
        await expect(unpacked(whole.subarray(0, at))).rejects.toMatchObject({ code: expect.stringMatching(/^ZSTD_/) });
    }
  });

  test('a window that would take all memory is refused', async () => {
    // Window descriptor f8: 2 to the 41.
    await expect(unpacked(Buffer.from('28b52ffd00f8010000', 'hex'))).rejects.toMatchObject({ code: 'ZSTD_WINDOW' });
  });
});

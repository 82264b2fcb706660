// Several files written whole or not at all: in a folder of their own beside the place, then moved. Failure and Ctrl-C leave nothing.

import { randomBytes } from 'node:crypto';
import { mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { forgetDraft, keepDraft } from './whole-file.ts';

/** One file and where it goes. */
export interface Move {
  readonly from: string;
  readonly to: string;
}

/** `write` gets an empty folder on the disk of `place`, and says what is to be moved out of it. */
export async function writeWholeSet(place: string, write: (folder: string) => Promise<readonly Move[]>): Promise<void> {
  const folder = path.join(path.dirname(place), `.${path.basename(place)}.${randomBytes(6).toString('hex')}.part`);
  await mkdir(folder);
  keepDraft(folder);
  try {
    for (const { from, to } of await write(folder)) await rename(from, to);
  } finally {
    await rm(folder, { recursive: true, force: true });
    forgetDraft(folder);
  }
}

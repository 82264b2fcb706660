// Writes a file whole or not at all: beside its place under another name, then renamed. Failure and Ctrl-C leave nothing.

import { randomBytes } from 'node:crypto';
import { constants, rmSync, statSync } from 'node:fs';
import { access, type FileHandle, open, realpath, rename, rm } from 'node:fs/promises';
import path from 'node:path';

type Chunks = (sink: (chunk: string | Uint8Array) => Promise<void>) => Promise<void>;

/** Throws what the file system says; the file is then as it was before. */
export async function writeWhole(file: string, write: Chunks): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const draft = path.join(path.dirname(target), `.${path.basename(target)}.${randomBytes(6).toString('hex')}.part`);
  const mode = statSync(target, { throwIfNoEntry: false })?.mode ?? null;
  // Renaming would replace a file that is protected too.
  if (mode !== null) await access(target, constants.W_OK);
  const handle = await open(draft, 'wx').catch((error: unknown) => {
    throw about(file, error);
  });
  keepDraft(draft);
  try {
    // A file that is replaced keeps its permissions.
    if (mode !== null) await handle.chmod(mode);
    await fill(handle, write);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    forgetDraft(draft);
  }
}

/** The draft's name would tell nobody anything. */
function about(file: string, error: unknown): unknown {
  if (error instanceof Error && 'path' in error) error.path = file;
  return error;
}

async function fill(handle: FileHandle, write: Chunks): Promise<void> {
  try {
    await write(async chunk => {
      await handle.writeFile(chunk);
    });
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const drafts = new Set<string>();
let isListening = false;

/** A file or folder that goes if the process is ended. */
export function keepDraft(draft: string): void {
  drafts.add(draft);
  listen();
}

export function forgetDraft(draft: string): void {
  drafts.delete(draft);
}

/** Until something is on disk the signals keep their default: the process ends at once, however busy it is. */
function listen(): void {
  if (isListening) return;
  isListening = true;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      for (const draft of drafts) rmSync(draft, { force: true, recursive: true });
      // The listener is gone by now, so that this ends the process the way the sender expects.
      process.kill(process.pid, signal);
    });
  }
}

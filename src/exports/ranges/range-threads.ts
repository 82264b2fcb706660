// The threads that read stretches of large files and hash them, and how work and rows pass to and from them.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RangeReader } from './ranges-in-order.ts';
import type { ByteRange } from './record-ranges.ts';
import type { RangeTerms, ReadRange } from './read-range.ts';

/** What a thread is told: to open a file, whose stretches it may be asked for until it is closed, or to do a task. */
export type ThreadMessage =
  | { readonly kind: 'open'; readonly file: number; readonly path: string; readonly terms: RangeTerms }
  | { readonly kind: 'close'; readonly file: number }
  | ThreadTask;

export type ThreadTask =
  | { readonly kind: 'read'; readonly file: number; readonly range: ByteRange; readonly isEnd: boolean }
  | { readonly kind: 'hash'; readonly path: string };

/** What became of a thread's task: it goes on with the next one after a failure. */
export type ThreadAnswer = { readonly done: ReadRange | string } | { readonly failed: unknown };

/** More threads than this wait for the one that gathers their rows. */
const MOST_THREADS = 4;

/** In the build, chunks lie one folder below the entry points; where slaudit runs from its sources there is no built thread. */
const THREAD: URL | null = import.meta.url.endsWith('.ts') ? null : new URL('../range-thread.js', import.meta.url);

interface Waiting {
  readonly task: ThreadTask;
  readonly done: (result: never) => void;
  readonly failed: (error: unknown) => void;
}

export class RangeThreads {
  /** Whether there are threads at all. */
  static readonly areThere: boolean = THREAD !== null && availableParallelism() > 1;
  private readonly workers: readonly Worker[];
  private readonly idle: Worker[];
  private readonly waiting: Waiting[] = [];
  private readonly running = new Map<Worker, Waiting>();
  private files = 0;
  /** Why no thread does anything any more. */
  private fault: unknown = null;

  constructor() {
    const count = Math.min(MOST_THREADS, availableParallelism());
    this.workers = Array.from({ length: count }, () => new Worker(THREAD as URL));
    for (const worker of this.workers) this.listen(worker);
    this.idle = [...this.workers];
  }

  open(path: string, terms: RangeTerms): RangeReader {
    const file = this.files++;
    this.tellAll({ kind: 'open', file, path, terms });
    return {
      ahead: this.workers.length + 2,
      read: (range, isEnd) => this.ask<ReadRange>({ kind: 'read', file, range, isEnd }),
      close: () => this.tellAll({ kind: 'close', file }),
    };
  }

  /** SHA-256 of a file, hex. */
  hash(path: string): Promise<string> {
    return this.ask<string>({ kind: 'hash', path });
  }

  async end(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()));
  }

  private tellAll(message: ThreadMessage): void {
    for (const worker of this.workers) worker.postMessage(message);
  }

  private ask<Result>(task: ThreadTask): Promise<Result> {
    return new Promise((done, failed) => {
      this.waiting.push({ task, done, failed });
      this.assign();
    });
  }

  private listen(worker: Worker): void {
    worker.on('message', (answer: ThreadAnswer) => {
      const task = this.running.get(worker);
      if ('done' in answer) task?.done(answer.done as never);
      else task?.failed(answer.failed);
      this.running.delete(worker);
      this.idle.push(worker);
      this.assign();
    });
    worker.on('error', error => {
      this.fault = error;
      for (const { failed } of [...this.running.values(), ...this.waiting.splice(0)]) failed(error);
      this.running.clear();
    });
  }

  private assign(): void {
    if (this.fault !== null) for (const { failed } of this.waiting.splice(0)) failed(this.fault);
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop() as Worker;
      const next = this.waiting.shift() as Waiting;
      this.running.set(worker, next);
      worker.postMessage(next.task);
    }
  }
}

// The threads that read stretches of one file, and how work and rows pass to and from them.

import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { RangeReader } from './ranges-in-order.ts';
import type { ByteRange } from './record-ranges.ts';
import type { RangeTerms, ReadRange } from './read-range.ts';

/** What a thread is started with. */
export interface ThreadTerms {
  readonly path: string;
  readonly terms: RangeTerms;
}

export interface RangeTask extends ByteRange {
  readonly isEnd: boolean;
}

/** More threads than this wait for the one that gathers their rows. */
const MOST_THREADS = 4;

/** In the build, chunks lie one folder below the entry points; where slaudit runs from its sources there is no built thread. */
const THREAD: URL | null = import.meta.url.endsWith('.ts') ? null : new URL('../range-thread.js', import.meta.url);

interface Waiting {
  readonly task: RangeTask;
  readonly done: (rows: ReadRange) => void;
  readonly failed: (error: Error) => void;
}

export class RangeThreads implements RangeReader {
  /** Whether there are threads at all. */
  static readonly areThere: boolean = THREAD !== null && availableParallelism() > 1;
  readonly ahead: number;
  private readonly workers: readonly Worker[];
  private readonly idle: Worker[];
  private readonly waiting: Waiting[] = [];
  private readonly running = new Map<Worker, Waiting>();

  constructor(path: string, terms: RangeTerms) {
    const workerData: ThreadTerms = { path, terms };
    const count = Math.min(MOST_THREADS, availableParallelism());
    this.workers = Array.from({ length: count }, () => new Worker(THREAD as URL, { workerData }));
    for (const worker of this.workers) this.listen(worker);
    this.idle = [...this.workers];
    this.ahead = count + 2;
  }

  read({ from, to }: ByteRange, isEnd: boolean): Promise<ReadRange> {
    return new Promise((done, failed) => {
      this.waiting.push({ task: { from, to, isEnd }, done, failed });
      this.assign();
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.workers.map(worker => worker.terminate()));
  }

  private listen(worker: Worker): void {
    worker.on('message', (rows: ReadRange) => {
      this.running.get(worker)?.done(rows);
      this.running.delete(worker);
      this.idle.push(worker);
      this.assign();
    });
    worker.on('error', error => this.running.get(worker)?.failed(error));
  }

  private assign(): void {
    while (this.idle.length > 0 && this.waiting.length > 0) {
      const worker = this.idle.pop() as Worker;
      const next = this.waiting.shift() as Waiting;
      this.running.set(worker, next);
      worker.postMessage(next.task);
    }
  }
}

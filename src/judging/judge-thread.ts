// A thread that judges a stretch of the leads: an entry point of the build, started by threads.ts.

import { parentPort, workerData } from 'node:worker_threads';
import { judgeStretchApart } from './judge-stretch-apart.ts';
import type { JudgeMessage, StretchMemory, StretchTerms } from './stretch-memory.ts';

const stretch = await judgeStretchApart(workerData as StretchTerms, leads => tell({ kind: 'advanced', leads }));
tell({ kind: 'judged', stretch }, memoryOf(stretch));

function tell(message: JudgeMessage, handedOver: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, handedOver);
}

/** Blocks of memory that change hands rather than being copied. */
function memoryOf({ obligations }: StretchMemory): ArrayBuffer[] {
  const sets = obligations.flatMap(({ places, times, details }) => [
    places,
    times,
    ...(details === null ? [] : [details.cells, details.clocks, details.legs, details.pauses]),
  ]);
  const columns = sets.flatMap(set => Object.values(set ?? {}));
  const blocks = columns.flatMap(({ chunks }) => [...chunks].map(({ buffer }) => buffer as ArrayBuffer));
  return [...new Set(blocks)];
}

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
  const columns = obligations.flatMap(({ cells, clocks, legs, pauses }) => [
    ...Object.values(cells),
    ...Object.values(clocks ?? {}),
    ...Object.values(legs),
    ...Object.values(pauses),
  ]);
  const blocks = columns.flatMap(({ chunks }) => [...chunks].map(({ buffer }) => buffer as ArrayBuffer));
  return [...new Set(blocks)];
}

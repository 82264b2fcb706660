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
  const times = obligations.flatMap(clause => Object.values(clause.times ?? {}));
  const columns = obligations.flatMap(({ details }) =>
    [details?.cells, details?.clocks, details?.legs, details?.pauses].flatMap(set => Object.values(set ?? {})),
  );
  const chunks = columns.flatMap(column => [...column.chunks]);
  return [...new Set([...times, ...chunks].map(({ buffer }) => buffer as ArrayBuffer))];
}

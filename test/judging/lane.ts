// Threads that judge, without threads: in this one, one after another.

import { judgeStretchApart } from '../../src/judging/judge-stretch-apart.ts';
import type { JudgeLane } from '../../src/judging/threads.ts';

/** So many threads, each of them here: what passes between threads is a copy with nothing but data in it. */
export function laneOf(threads: number, started: number[] = []): JudgeLane {
  return {
    smallest: 0,
    threads,
    judge: async (terms, advanced) => {
      started.push(terms.leads.from);
      return structuredClone(await judgeStretchApart(structuredClone(terms), advanced));
    },
  };
}

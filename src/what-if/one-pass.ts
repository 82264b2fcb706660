// Several variants of some clauses in one agreement, so that every lead is arranged once for all of them.

import type { Agreement, Clause } from '../model/agreement.ts';
import type { Filters, Obligations } from '../model/obligation.ts';
import type { WaiverRow } from '../model/table.ts';

/** Clauses of one variant that are to be judged. */
export interface VariantClauses {
  readonly agreement: Agreement;
  readonly ids: readonly string[];
}

/** An agreement of all variants' clauses, each id made its own; its clauses, in order, and which they were. */
export interface OnePass {
  readonly agreement: Agreement;
  readonly filters: Filters;
  readonly waivers: readonly WaiverRow[];
  /** What a clause of a variant is called here. */
  readonly nameOf: (variant: number, id: string) => string;
}

export function onePass(
  variants: readonly VariantClauses[],
  { filters, waivers }: { readonly filters: Filters; readonly waivers: readonly WaiverRow[] },
): OnePass {
  const [first] = variants;
  if (first === undefined) throw new RangeError('no variant to judge');
  const named = variants.flatMap(({ ids }, variant) => ids.map(id => ({ id, name: nameOf(variant, id) })));
  return {
    agreement: { ...first.agreement, clauses: variants.flatMap(renamedClauses), goals: [] },
    filters: { ...filters, clauses: renamed(filters.clauses, named) },
    // The first that fits waives, so that copies stay where the original stood.
    waivers: waivers.flatMap(waiver => (waiver.clause === '*' ? [waiver] : copies(waiver, named))),
    nameOf,
  };
}

/** Every clause of the pass is called so, hence no two alike. */
function nameOf(variant: number, id: string): string {
  return `${variant} ${id}`;
}

interface Named {
  readonly id: string;
  readonly name: string;
}

function renamedClauses({ agreement, ids }: VariantClauses, variant: number): Clause[] {
  return agreement.clauses
    .filter(({ id }) => ids.includes(id))
    .map(clause => ({ ...clause, id: nameOf(variant, clause.id) }));
}

/** An empty list would show every clause: where none of those asked for is judged, a name that none has. */
function renamed(asked: readonly string[], named: readonly Named[]): string[] {
  const names = asked.flatMap(id => named.filter(one => one.id === id).map(({ name }) => name));
  return asked.length > 0 && names.length === 0 ? [''] : names;
}

function copies(waiver: WaiverRow, named: readonly Named[]): WaiverRow[] {
  return named.filter(({ id }) => id === waiver.clause).map(({ name }) => ({ ...waiver, clause: name }));
}

/** The stretch of one clause in obligations that stand clause by clause. They are looked at as they are: copies of a million cost. */
export function obligationsOf(all: Obligations, { from, to }: Stretch): Obligations {
  return {
    length: to - from,
    at: index => all.at(from + index),
    legs: index => all.legs(from + index),
    course: index => all.course(from + index),
  };
}

export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** Where each clause's obligations stand; halving finds the ends, since looking at each would take as long as judging. */
export function stretches(all: Obligations, { clauses }: Agreement): Map<string, Stretch> {
  const ids = [...new Set(clauses.map(({ id }) => id))];
  const places = new Map(ids.map((id, place) => [id, place]));
  const placeAt = (index: number): number => places.get(all.at(index).clause.id) ?? -1;
  const found = new Map<string, Stretch>();
  let from = 0;
  ids.forEach((id, place) => {
    let [low, high] = [from, all.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (placeAt(middle) <= place) low = middle + 1;
      else high = middle;
    }
    found.set(id, { from, to: low });
    from = low;
  });
  return found;
}

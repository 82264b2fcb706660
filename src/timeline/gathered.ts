// What is asked of each of a lead's activities, brought together first: they stand far apart in their columns, and memory
// answers many questions at once sooner than one after another.

export class Gathered {
  at: Float64Array = new Float64Array(64);
  set: Uint16Array = new Uint16Array(64);

  /** Of rows[from, until), from place 0 on. */
  gather(
    { at, setOf }: { readonly at: Float64Array; readonly setOf: Uint16Array },
    rows: Int32Array,
    from: number,
    until: number,
  ): void {
    if (until - from > this.at.length) {
      this.at = new Float64Array((until - from) * 2);
      this.set = new Uint16Array((until - from) * 2);
    }
    const [own, sets] = [this.at, this.set];
    for (let place = from; place < until; place++) own[place - from] = at[rows[place] as number] as number;
    for (let place = from; place < until; place++) sets[place - from] = setOf[rows[place] as number] as number;
  }
}

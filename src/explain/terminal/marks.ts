// Labels below a bar, each hung from its column, in as few lines as they fit without crossing.

export interface Mark {
  readonly column: number;
  readonly text: string;
}

interface Hung extends Mark {
  readonly row: number;
  readonly from: number;
  readonly to: number;
}

const MOST_ROWS = 8;

/** Lines of at most `width` columns. Labels of one column become one. */
export function markLines(marks: readonly Mark[], width: number): string[] {
  const hung: Hung[] = [];
  for (const mark of joined(marks).sort((a, b) => b.column - a.column)) {
    const place = placeFor(mark, hung, width);
    if (place !== null) hung.push(place);
  }
  const rows = Math.max(0, ...hung.map(({ row }) => row + 1));
  return Array.from({ length: rows }, (_, row) => lineOf(hung, row));
}

function joined(marks: readonly Mark[]): Mark[] {
  const byColumn = new Map<number, string[]>();
  for (const { column, text } of marks) byColumn.set(column, [...(byColumn.get(column) ?? []), text]);
  return [...byColumn].map(([column, texts]) => ({ column, text: texts.join(', ') }));
}

function placeFor(mark: Mark, hung: readonly Hung[], width: number): Hung | null {
  const length = mark.text.length + 2;
  const sides = [
    { from: mark.column, to: mark.column + length },
    { from: mark.column - length + 1, to: mark.column + 1 },
  ].filter(({ from, to }) => from >= 0 && to <= width);
  for (let row = 0; row < MOST_ROWS; row++) {
    const side = sides.find(extent => fits({ ...mark, ...extent, row }, hung));
    if (side !== undefined) return { ...mark, ...side, row };
  }
  return null;
}

/** No label may touch another, nor the line that another hangs from. */
function fits({ column, from, to, row }: Hung, hung: readonly Hung[]): boolean {
  return hung.every(other => {
    if (other.row === row) return other.to + 1 <= from || to + 1 <= other.from;
    return other.row > row ? other.column < from || other.column >= to : column < other.from || column >= other.to;
  });
}

function lineOf(hung: readonly Hung[], row: number): string {
  const cells: string[] = [];
  const put = (column: number, text: string): void => {
    for (let index = 0; index < text.length; index++) cells[column + index] = text.charAt(index);
  };
  for (const { column, row: own, from, text } of hung) {
    if (own > row) put(column, '│');
    else if (own === row) put(from, from === column ? `╰ ${text}` : `${text} ╯`);
  }
  return Array.from(cells, cell => cell ?? ' ').join('');
}

// Rows of a database as the CSV they would be exported as, so that one reader judges them all (docs/other-sources.md).

/** A column as its database declares it. */
export interface TypedColumn {
  readonly name: string;
  /** In upper case, without length, precision or members. */
  readonly type: string;
}

/** First line of the CSV: every name in quotes, so that none is taken for something else. */
export function headerLine(columns: readonly TypedColumn[]): Uint8Array {
  return Buffer.from(`${columns.map(({ name }) => `"${name.replaceAll('"', '""')}"`).join(',')}\n`);
}

/** Names that no query can have twice, for the columns of a subquery. */
export function positionalNames(columns: readonly TypedColumn[]): string {
  return columns.map((_, place) => `c${place}`).join(', ');
}

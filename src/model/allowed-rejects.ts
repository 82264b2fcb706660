// `--allow-rejects`: rows that could not be read before the audit counts as failed.

export type AllowedRejects =
  | { readonly kind: 'rows'; readonly rows: number }
  /** Fraction of all rows. */
  | { readonly kind: 'share'; readonly share: number };

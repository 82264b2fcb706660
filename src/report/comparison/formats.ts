// The words of `compare`'s output options; nothing else, since `--help` waits for it.

export const COMPARISON_FORMATS = ['table', 'json', 'csv', 'md'] as const;
export type ComparisonFormat = (typeof COMPARISON_FORMATS)[number];

export const COMPARISON_VIEWS = ['clauses', 'movers', 'caveats'] as const;
export type ComparisonView = (typeof COMPARISON_VIEWS)[number];

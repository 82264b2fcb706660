// The words of `what-if`'s output options; nothing else, since `--help` waits for it.

export const WHAT_IF_FORMATS = ['table', 'json', 'csv', 'md'] as const;
export type WhatIfFormat = (typeof WHAT_IF_FORMATS)[number];

export const WHAT_IF_VIEWS = ['clauses', 'turned', 'turned-by', 'goals'] as const;
export type WhatIfView = (typeof WHAT_IF_VIEWS)[number];

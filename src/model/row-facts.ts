// What a row of the exports says happened to its lead, before anybody words it.

export type RowFacts =
  | {
      readonly kind: 'change';
      readonly field: string;
      /** Null where it is not told. */
      readonly from: CellText | null;
      readonly to: CellText | null;
    }
  | { readonly kind: 'creation' }
  | { readonly kind: 'milestone'; readonly name: string }
  | {
      readonly kind: 'activity';
      readonly type: string;
      readonly direction: string;
      readonly outcome: string;
      readonly isAutomated: boolean;
    }
  | { readonly kind: 'deal'; readonly outcome: 'created' | 'closed' | 'won' | 'lost'; readonly amount: string };

/** Trimmed; whether it is a person, who may have to be hidden. */
export interface CellText {
  readonly text: string;
  readonly isPerson: boolean;
}

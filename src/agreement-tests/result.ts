// What came of the tests: plain data that every format shows.

export interface FileResult {
  readonly file: string;
  /** As the tests found it: beside their own file. */
  readonly agreement: string;
  readonly cases: readonly CaseResult[];
}

export interface CaseResult {
  readonly name: string;
  readonly line: number;
  /** None: the case passed. */
  readonly failures: readonly Failure[];
}

export interface Failure {
  /** The clause or the goal. */
  readonly subject: string;
  /** What is not as it should be, in a sentence without its end. */
  readonly message: string;
  /** Where it is expected; null where something came that nobody expected. */
  readonly line: number | null;
  readonly expected: string | null;
  readonly actual: string | null;
  /** What the clock did, step by step; empty where there is none. */
  readonly clock: readonly ClockLine[];
}

/** `at` is a local time as the tests write it. */
export interface ClockLine {
  readonly at: string;
  readonly text: string;
}

export function passedAndFailed(files: readonly FileResult[]): { readonly passed: number; readonly failed: number } {
  const cases = files.flatMap(file => file.cases);
  const failed = cases.filter(({ failures }) => failures.length > 0).length;
  return { passed: cases.length - failed, failed };
}

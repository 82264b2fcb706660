// Optional packages: slaudit works without them until a job needs one, which then says how to get it.

import type { Problem } from './problem.ts';

/** A package that is not installed, or does not run here. */
export class MissingPackage extends Error {
  readonly packageName: string;

  constructor(packageName: string, cause: unknown) {
    super(`${packageName} is not installed`, { cause });
    this.packageName = packageName;
  }
}

/** What `load` imports; throws `MissingPackage` where it is not there. */
export async function optionalPackage<Package>(name: string, load: () => Promise<Package>): Promise<Package> {
  try {
    return await load();
  } catch (error) {
    throw new MissingPackage(name, error);
  }
}

/** `needs` begins the sentence: "Parquet files are read". */
export function missingPackageProblem({ packageName }: MissingPackage, file: string | null, needs: string): Problem {
  return {
    code: 'missing-package',
    severity: 'error',
    message: `${needs} with the package ${packageName}, which is not installed here.`,
    remedy: `Install it where slaudit is: \`npm install ${packageName}\` (with \`-g\` if slaudit was installed so).`,
    file,
    line: null,
    column: null,
    width: null,
    excerpt: null,
  };
}

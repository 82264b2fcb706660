// Every check of what the schema cannot see. Each reads the file as it stands, tolerant of what is wrong elsewhere.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';

export type Check = (file: AgreementFile) => readonly Problem[];

export const CHECKS: readonly Check[] = [];

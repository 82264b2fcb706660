// The agreement file as text, or the problem that keeps it from being read.

import { readFile, stat } from 'node:fs/promises';
import type { Problem } from '../findings/problem.ts';
import type { AgreementFile } from '../model/request.ts';
import { edgeProblem, fileProblem } from './failures.ts';

/** A written agreement is a few kilobytes; a larger file was named by mistake. */
const LARGEST = 1024 * 1024;

export async function readAgreementFile(file: string): Promise<AgreementFile | Problem> {
  try {
    const { size } = await stat(file);
    if (size > LARGEST) return tooLarge(file);
    // The byte-order mark stays: the report names the hash of the file as it is.
    return { file, text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(file)) };
  } catch (error) {
    if (error instanceof TypeError) return notUtf8(file);
    const problem = fileProblem(error, file);
    if (problem === null) throw error;
    return problem.message.includes('does not exist') ? missing(file) : problem;
  }
}

function missing(file: string): Problem {
  const remedy =
    file === 'slaudit.yaml'
      ? 'Name the agreement (`slaudit audit path/to/agreement.yaml`), or start one with `slaudit init`.'
      : 'Check the path and the folder you are in.';
  return edgeProblem('no-agreement', `There is no agreement ${file} here.`, remedy);
}

function tooLarge(file: string): Problem {
  return edgeProblem(
    'agreement-too-large',
    `${file} is larger than a megabyte, so it is no agreement.`,
    'Check the path.',
  );
}

function notUtf8(file: string): Problem {
  const remedy = 'Save it as UTF-8: editors have that in their "Save as" dialogue.';
  return edgeProblem('agreement-encoding', `${file} is not UTF-8 text.`, remedy);
}

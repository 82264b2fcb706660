// What `describe` does: read the agreement (and an older one), write the document.

import { describe } from '../describe.ts';
import { type DescriptionFormat, formatOfFile, written } from '../describe/formats.ts';
import type { Problem } from '../findings/problem.ts';
import type { AgreementFile } from '../model/request.ts';
import { edgeProblem, fileProblem } from './failures.ts';
import { showProblems } from './notices.ts';
import type { TerminalOptions } from './options/terminal-options.ts';
import { print } from './output/sink.ts';
import { writeWhole } from './output/whole-file.ts';
import { readAgreementFile } from './read-agreement.ts';
import type { ExitStatus, Shell } from './shell.ts';
import { terminalOf } from './terminal/terminal.ts';

export interface DescribeOptions extends TerminalOptions {
  readonly format: DescriptionFormat;
  readonly output: readonly string[];
  readonly since?: string;
}

export async function runDescribe(file: string, options: DescribeOptions, shell: Shell): Promise<ExitStatus> {
  const terminal = terminalOf(shell.stderr, shell, !options.color);
  const refuse = (problems: readonly Problem[]): ExitStatus => {
    showProblems(problems, shell, { terminal, quiet: options.quiet });
    return 2;
  };
  const unknown = options.output.filter(name => formatOfFile(name) === null).map(unknownEnding);
  const agreement = await readAgreementFile(file);
  const since = options.since === undefined ? null : await readAgreementFile(options.since);
  const unread = [agreement, since].filter(isProblem);
  if (unknown.length + unread.length > 0) return refuse([...unread, ...unknown]);
  const { problems, description } = await describe({
    agreement: agreement as AgreementFile,
    since: since as AgreementFile | null,
  });
  if (description === null) return refuse(problems);
  showProblems(problems, shell, { terminal, quiet: options.quiet });
  for (const name of options.output) {
    const text = written(description, formatOfFile(name) ?? 'text', FILE_WIDTH);
    const failed = await writeFile(name, text);
    if (failed !== null) return refuse([failed]);
  }
  await print(
    shell.stdout,
    written(description, options.format, Math.min(terminalOf(shell.stdout, shell, false).width, 100)),
  );
  return 0;
}

const FILE_WIDTH = 80;

async function writeFile(name: string, text: string): Promise<Problem | null> {
  try {
    await writeWhole(name, sink => sink(text));
    return null;
  } catch (error) {
    const problem = fileProblem(error);
    if (problem === null) throw error;
    return problem;
  }
}

function isProblem(read: AgreementFile | Problem | null): read is Problem {
  return read !== null && 'code' in read;
}

function unknownEnding(file: string): Problem {
  return edgeProblem('unknown-ending', `${file} has no ending that names a format.`, 'Call it .txt, .md or .html.');
}

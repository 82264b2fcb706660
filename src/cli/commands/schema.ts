// `slaudit schema`: the JSON Schema of what people write and of what programs read, for editors and validators.

import { Argument, type Command } from 'commander';
import { edgeProblem } from '../failures.ts';
import { addExamples } from '../help.ts';
import { showProblems } from '../notices.ts';
import { sinkOf } from '../output/sink.ts';
import type { ExitStatus, Shell } from '../shell.ts';
import { terminalOf } from '../terminal/terminal.ts';

type Subject = 'agreement' | 'report' | 'test';

/** Each schema is made from the one its reader or writer is checked against. */
const SCHEMAS: Readonly<Record<Subject, () => Promise<object | null>>> = {
  agreement: async () => (await import('../../agreement/schema/agreement.ts')).agreementJsonSchema(),
  report: async () => (await import('../../report/schema.ts')).reportJsonSchema(),
  test: async () => null,
};

export function define(command: Command, shell: Shell): void {
  command.description('Prints a JSON Schema, for whoever writes or reads such a file.');
  command.addArgument(new Argument('<subject>', 'what to describe').choices(Object.keys(SCHEMAS)));
  addExamples(command, shell, ['schema agreement > agreement.schema.json', 'schema report']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const [subject] = command.processedArgs as [Subject];
  const schema = await SCHEMAS[subject]();
  if (schema === null) {
    const problem = edgeProblem('comes-later', `The schema of a ${subject} comes with a later version.`, null);
    showProblems([problem], shell, { terminal: terminalOf(shell.stderr, shell, false) });
    return 2;
  }
  await sinkOf(shell.stdout)(`${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}

// `slaudit schema`: the JSON Schema of what people write and of what programs read, for editors and validators.

import { Argument, type Command } from 'commander';
import { addExamples } from '../help.ts';
import { print } from '../output/sink.ts';
import type { ExitStatus, Shell } from '../shell.ts';

type Subject = 'agreement' | 'report' | 'test';

/** Each schema is made from the one its reader or writer is checked against. */
const SCHEMAS: Readonly<Record<Subject, () => Promise<object>>> = {
  agreement: async () => (await import('../../agreement/schema/agreement.ts')).agreementJsonSchema(),
  report: async () => (await import('../../report/schema.ts')).reportJsonSchema(),
  test: async () => (await import('../../agreement/test-file/schema.ts')).testJsonSchema(),
};

export function define(command: Command, shell: Shell): void {
  command.description('Prints a JSON Schema, for whoever writes or reads such a file.');
  command.addArgument(new Argument('<subject>', 'what to describe').choices(Object.keys(SCHEMAS)));
  addExamples(command, shell, ['schema agreement > agreement.schema.json', 'schema report']);
}

export async function run(command: Command, shell: Shell): Promise<ExitStatus> {
  const [subject] = command.processedArgs as [Subject];
  const schema = await SCHEMAS[subject]();
  await print(shell.stdout, `${JSON.stringify(schema, null, 2)}\n`);
  return 0;
}

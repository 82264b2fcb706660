// The command line: finds the command, loads it alone, and gives its exit status. Start here to follow `slaudit …`.

import { Command, CommanderError } from 'commander';
import packageJson from '../../package.json' with { type: 'json' };
import { visible } from '../findings/visible.ts';
import { COMMANDS } from './commands.ts';
import { addExamples, helpText } from './help.ts';
import { endWithoutReader } from './output/reader.ts';
import { type ExitStatus, type Shell, shellOf } from './shell.ts';

export async function main(process: NodeJS.Process, packageUrl: URL): Promise<ExitStatus> {
  const shell = shellOf(process, packageUrl);
  endWithoutReader(process);
  try {
    return await run(shell);
  } catch (error) {
    // Commander has said what is wrong; help and version end this way too, as no error.
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    const { reportFailure } = await import('./failures.ts');
    return reportFailure(error, shell);
  }
}

async function run(shell: Shell): Promise<ExitStatus> {
  let status: ExitStatus = 0;
  const program = newProgram(shell);
  for (const { name, operands, summary, load } of COMMANDS) {
    const command = program.command(name).usage(`${operands} [options]`.trim()).summary(summary);
    command.showHelpAfterError(`See slaudit ${name} --help.`);
    if (!shell.argv.includes(name)) continue;
    // Only the command that is asked for is loaded: `slaudit --help` has to be quick.
    const file = await load();
    file.define(command, shell);
    command.action(async () => {
      status = await file.run(command, shell);
    });
  }
  await program.parseAsync(unlessUnknown(shell.argv), { from: 'user' });
  return status;
}

/** Whoever asks for help with a command that does not exist is told so, and the nearest name, rather than shown them all. */
function unlessUnknown(argv: readonly string[]): readonly string[] {
  const named = argv[0] === 'help' ? argv[1] : argv[0];
  const isUnknown = named !== undefined && !named.startsWith('-') && !COMMANDS.some(({ name }) => name === named);
  return isUnknown && named !== 'help' ? [named] : argv;
}

/** What was typed is repeated in errors: nothing in it may steer the terminal. */
function visibleLines(text: string): string {
  return text.split('\n').map(visible).join('\n');
}

function newProgram(shell: Shell): Command {
  const program = new Command('slaudit')
    .description('Who kept the marketing–sales agreement, lead by lead and row by row.')
    .usage('COMMAND [options]   (slaudit COMMAND --help, slaudit --version)')
    .version(packageJson.version, '--version')
    .helpOption('-h, --help')
    .configureHelp({ formatHelp: helpText })
    .configureOutput({
      writeOut: text => shell.stdout.write(text),
      writeErr: text => shell.stderr.write(visibleLines(text)),
    })
    .showHelpAfterError('See slaudit --help.')
    .exitOverride();
  addExamples(program, shell, ['demo', 'audit {demo} --view people']);
  return program;
}

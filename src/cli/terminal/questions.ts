// Asks the questions of `slaudit init` on the terminal, each again until its answer can be.

import readline from 'node:readline';
import { wrongWith } from '../../starter.ts';
import { type Answers, type Question, QUESTIONS } from '../../starter/answers.ts';
import type { Shell } from '../shell.ts';

/** Questions go to stderr, as everything that is not the result. Null where the input ended (Ctrl-D) before the last answer. */
export async function ask(defaults: Answers, { stdin, stderr }: Shell): Promise<Answers | null> {
  const lines = linesTyped(stdin, stderr);
  try {
    let answers: Answers | null = defaults;
    for (const question of QUESTIONS) {
      answers = await answered(question, answers, { lines, complain: sentence => stderr.write(`${sentence}\n`) });
      if (answers === null) {
        stderr.write('\n');
        return null;
      }
    }
    return answers;
  } finally {
    lines.close();
  }
}

interface Dialogue {
  readonly lines: Lines;
  readonly complain: (sentence: string) => void;
}

/** The answers with that of one more question. */
async function answered(question: Question, before: Answers, { lines, complain }: Dialogue): Promise<Answers | null> {
  const proposed = question.default(before);
  for (;;) {
    const typed = await lines.next(`${question.text(before)} [${proposed}] `);
    if (typed === null) return null;
    const answers = { ...before, [question.key]: typed.trim() || proposed };
    const wrong = await wrongWith(question.key, answers);
    if (wrong === null) return answers;
    complain(wrong);
  }
}

interface Lines {
  /** Null where the input has ended. What was typed ahead is the next answer. */
  readonly next: (prompt: string) => Promise<string | null>;
  readonly close: () => void;
}

function linesTyped(input: Shell['stdin'], output: Shell['stderr']): Lines {
  const terminal = readline.createInterface({ input, output, terminal: true });
  let isOpen = true;
  terminal.on('close', () => (isOpen = false));
  // As if nobody had listened: the process dies of the signal.
  terminal.on('SIGINT', () => {
    terminal.close();
    process.kill(process.pid, 'SIGINT');
  });
  const lines = terminal[Symbol.asyncIterator]();
  return {
    next: async prompt => {
      terminal.setPrompt(prompt);
      if (isOpen) terminal.prompt();
      const { value, done } = await lines.next();
      return done === true ? null : value;
    },
    close: () => terminal.close(),
  };
}

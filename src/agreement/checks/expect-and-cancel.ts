// What a clause expects cannot cancel it as well.

import type { Problem } from '../../findings/problem.ts';
import type { AgreementFile } from '../agreement-file.ts';
import { quote } from '../sentences.ts';
import { clausesOf } from './names.ts';

export function expectedEventsDoNotCancel(file: AgreementFile): readonly Problem[] {
  return clausesOf(file).flatMap(clause => {
    const expected = clause
      .at('expect')
      .texts()
      .map(text => text.value);
    const both = clause
      .at('cancel')
      .texts()
      .filter(text => expected.includes(text.value));
    return both.map(text => {
      const message = `${quote(text.value)} is what the clause expects: it cannot cancel it too.`;
      const complaint = { code: 'expect-and-cancel', message, remedy: 'Take it out of `cancel`, or out of `expect`.' };
      return file.problem(complaint, text.path, 'value');
    });
  });
}

// A report in which every text of the data is an attack on whoever shows it.

import type { Edition } from '../../../src/model/report.ts';
import { exampleEdition } from './example.ts';

type Attack = 'script' | 'image' | 'formula' | 'terminal' | 'reversed' | 'long' | 'prototype' | 'template';

export const HOSTILE: Readonly<Record<Attack, string>> = {
  script: '</script><script>document.title = "owned"</script>',
  image: '<img src=x onerror="document.title=\'owned\'">',
  formula: '=cmd|calc!A1',
  terminal: '\u001b[31mred\u0007',
  reversed: 'invoice\u202egpj.exe',
  long: `${'long name '.repeat(100)}end`,
  prototype: '__proto__',
  template: '${document.title="owned"} {{constructor}} <!-- ]]>',
};

const NAMES = Object.values(HOSTILE);

export function hostileEdition(): Edition {
  const edition = exampleEdition({
    leads: 60,
    change: (obligation, index) => ({
      ...obligation,
      leadId: `${NAMES[index % NAMES.length]} ${index}`,
      owner: NAMES[(index + 1) % NAMES.length] ?? '',
      team: NAMES[(index + 2) % NAMES.length] ?? '',
      segment: NAMES[(index + 3) % NAMES.length] ?? '',
      source: NAMES[(index + 4) % NAMES.length] ?? '',
      startedBy: HOSTILE.image,
      settledBy: HOSTILE.script,
      reason: NAMES[(index + 5) % NAMES.length] ?? '',
    }),
  });
  const { report } = edition;
  return {
    ...edition,
    report: {
      ...report,
      agreement: { ...report.agreement, name: HOSTILE.script, files: [HOSTILE.image] },
      headline: {
        ...report.headline,
        worst: report.headline.worst && { ...report.headline.worst, party: HOSTILE.image },
      },
      clauses: report.clauses.map(clause => ({ ...clause, promise: HOSTILE.script, party: HOSTILE.terminal })),
      quality: [
        {
          code: HOSTILE.image,
          level: 'rejected',
          count: 1,
          touched: null,
          facts: { [HOSTILE.script]: HOSTILE.image },
          samples: [{ file: HOSTILE.reversed, line: 1, column: HOSTILE.script, text: HOSTILE.script }],
        },
      ],
    },
  };
}

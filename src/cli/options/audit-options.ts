// The options that say what is audited: period, as-of, sources, what may be unreadable, who may be named.

import { type Command, Option } from 'commander';
import { addOptions } from '../help.ts';
import { NO_REJECTS, parseAllowedRejects } from './allowed-rejects.ts';
import { collected } from './collect.ts';

export function addAuditOptions(command: Command): void {
  const source = (kind: string): Option => collected(new Option(`--${kind} <F>`));
  const period = '2025-10, 2025-Q3, 2025, 2025-01-15..2025-02-15, last-month';
  addOptions(command, period, new Option('--period <P>'));
  addOptions(command, '2025-11-05T09:00, or 2025-11-05 (its last ms)', new Option('--as-of <T>'));
  const sources = ['leads', 'activities', 'history', 'deals'].map(source);
  addOptions(command, "instead of the agreement's files: path, glob, - (stdin)", ...sources);
  const allowRejects = new Option('--allow-rejects <N|P%>').argParser(parseAllowedRejects).default(NO_REJECTS);
  addOptions(command, 'unreadable rows before the audit fails (0)', allowRejects);
  const people = new Option('--people <names|hidden>').choices(['names', 'hidden']);
  addOptions(command, 'lead ids and people hashed', people, new Option('--redact'));
}

// Passwords of PostgreSQL: from the environment or from ~/.pgpass, in the form its own programs read. Nobody else sees them.

import { readFile, stat } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';

export interface Login {
  readonly host: string;
  readonly port: number;
  readonly database: string;
  readonly user: string;
}

/** Null: there is none, and the server may ask for none. */
export async function postgresPassword(login: Login): Promise<string | null> {
  const { env } = process;
  if (env['PGPASSWORD'] !== undefined) return env['PGPASSWORD'];
  const file = env['PGPASSFILE'] ?? join(homedir(), '.pgpass');
  const found = await stat(file).catch(() => null);
  // As libpq does: a file that others can read is not used.
  if (found === null || !found.isFile() || (process.platform !== 'win32' && (found.mode & 0o077) !== 0)) return null;
  return passwordAmong(await readFile(file, 'utf8'), login);
}

/** Of the first line `host:port:database:user:password` that fits; `*` fits all. */
export function passwordAmong(lines: string, { host, port, database, user }: Login): string | null {
  // A socket goes by the name of this machine.
  const wanted = [host.startsWith('/') ? 'localhost' : host, String(port), database, user];
  for (const line of lines.split(/\r?\n/)) {
    const fields = line.match(/(?:\\.|[^:\\])+/g)?.map(field => field.replaceAll(/\\(.)/g, '$1')) ?? [];
    const fits = wanted.every((text, place) => fields[place] === '*' || fields[place] === text);
    if (!line.startsWith('#') && fields.length >= 5 && fits) return fields.slice(4).join(':');
  }
  return null;
}

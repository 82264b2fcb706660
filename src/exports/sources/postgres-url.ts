// The URL of a PostgreSQL database: where and as whom, never with which password, and nothing that reads another file.

import { DatabaseFault } from './database-fault.ts';

/** As `pg` takes it; what is not there comes from the environment (PGHOST, PGUSER, …). */
export interface PostgresPlace {
  readonly host?: string;
  readonly port?: number;
  readonly user?: string;
  readonly database?: string;
  readonly ssl?: { readonly rejectUnauthorized: boolean };
}

type Ssl = NonNullable<PostgresPlace['ssl']>;

const SSL_MODES: Readonly<Record<string, Ssl | null>> = {
  disable: null,
  require: { rejectUnauthorized: false },
  'verify-full': { rejectUnauthorized: true },
};

/** Throws `DatabaseFault`, which never holds a password. */
export function postgresPlace(text: string): PostgresPlace {
  const url = parsed(text);
  if (url.password !== '') throw new DatabaseFault('bad-url', 'it holds a password, and agreements are passed around');
  const known = new Map(url.searchParams);
  for (const name of known.keys()) {
    if (name !== 'sslmode' && name !== 'host')
      throw new DatabaseFault('bad-url', `"${name}" is not one of its options`);
  }
  const host = known.get('host') ?? decodeURIComponent(url.hostname.replaceAll(/^\[|\]$/g, ''));
  const database = decodeURIComponent(url.pathname.slice(1));
  const ssl = sslOf(known.get('sslmode') ?? null);
  return {
    ...(host === '' ? {} : { host }),
    ...(url.port === '' ? {} : { port: Number(url.port) }),
    ...(url.username === '' ? {} : { user: decodeURIComponent(url.username) }),
    ...(database === '' ? {} : { database }),
    ...(ssl === null ? {} : { ssl }),
  };
}

function parsed(text: string): URL {
  try {
    return new URL(text);
  } catch {
    throw new DatabaseFault('bad-url', 'it is not written as a URL is');
  }
}

function sslOf(mode: string | null): Ssl | null {
  if (mode === null) return null;
  const ssl = Object.hasOwn(SSL_MODES, mode) ? SSL_MODES[mode] : undefined;
  if (ssl === undefined) throw new DatabaseFault('bad-url', '`sslmode` is disable, require or verify-full');
  return ssl;
}

// A PostgreSQL of its own for a test: in a folder that goes away with it, on a free port, never as root.

import { execFileSync, spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';

export interface PostgresServer {
  readonly port: number;
  /** Without a password; everybody on this machine is let in. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Null, with a line that says so, where no server is installed. */
export async function startPostgres(): Promise<PostgresServer | null> {
  const programs = newestPrograms();
  const account = programs === null ? null : ordinaryAccount();
  if (programs === null || account === null) {
    console.log('skipped: no PostgreSQL server is installed here (Debian: apt-get install postgresql)');
    return null;
  }
  const folder = mkdtempSync(path.join(tmpdir(), 'slaudit-postgres-'));
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid ?? account.uid);
  const options: SpawnOptions = {
    ...account,
    cwd: folder,
    stdio: 'ignore',
    env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C' },
  };
  const data = path.join(folder, 'data');
  execFileSync(
    path.join(programs, 'initdb'),
    ['-D', data, '-U', 'reporting', '-A', 'trust', '-E', 'UTF8', '--no-sync'],
    options as object,
  );
  const port = await freePort();
  const settings = ['-k', folder, '-p', String(port), '-F', '-c', 'listen_addresses=127.0.0.1', '-c', 'autovacuum=off'];
  const server = spawn(path.join(programs, 'postgres'), ['-D', data, ...settings], options);
  await isReady(path.join(programs, 'pg_isready'), port);
  return { port, url: `postgres://reporting@127.0.0.1:${port}/postgres`, stop: () => stopped(server, folder) };
}

function newestPrograms(): string | null {
  const root = '/usr/lib/postgresql';
  if (!existsSync(root)) return null;
  const [newest] = readdirSync(root).toSorted((a, b) => Number(b) - Number(a));
  const programs = path.join(root, newest ?? '', 'bin');
  return existsSync(path.join(programs, 'initdb')) ? programs : null;
}

/** The server refuses to run as root: then as the account its package made. */
function ordinaryAccount(): { readonly uid?: number; readonly gid?: number } | null {
  if (process.getuid?.() !== 0) return {};
  try {
    const idOf = (flag: string): number =>
      Number(execFileSync('id', [flag, 'postgres'], { stdio: ['ignore', 'pipe', 'ignore'] }).toString());
    return { uid: idOf('-u'), gid: idOf('-g') };
  } catch {
    return null;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

async function isReady(program: string, port: number): Promise<void> {
  for (let attempt = 0; attempt < 100; attempt++) {
    try {
      execFileSync(program, ['-q', '-h', '127.0.0.1', '-p', String(port)]);
      return;
    } catch {
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  throw new Error('the PostgreSQL of this test did not start');
}

async function stopped(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise(resolve => server.once('exit', resolve));
  server.kill('SIGINT');
  await ended;
  rmSync(folder, { recursive: true, force: true });
}

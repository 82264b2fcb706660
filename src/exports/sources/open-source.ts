// Opens what a source names: text files by their endings, Parquet and databases through their own packages (docs/other-sources.md).

import { openBytes, type OpenBytes } from '../bytes/open-bytes.ts';
import { openDuckdbFile, openParquet } from './duckdb-rows.ts';
import { openPostgres } from './postgres-rows.ts';
import type { SourceFile } from './source-files.ts';

/** The bytes of a source and which reader takes them. */
export interface OpenSource {
  /** Begins anew with each call. */
  readonly open: () => OpenBytes;
  readonly format: 'csv' | 'ndjson';
  /** What a row goes by that has no id: its physical line, or its number where there are no lines. */
  readonly counts: 'lines' | 'records';
  /** The path where any part of the file can be read by itself: CSV that is neither packed nor in another encoding. */
  readonly rangeable: string | null;
}

interface TextFile {
  /** Null: standard input. */
  readonly path: string | null;
  readonly encoding: string | null;
}

export function openSource({ path, database, source }: SourceFile, stdin: AsyncIterable<Uint8Array>): OpenSource {
  if (database?.system === 'postgres') return records(() => openPostgres(database));
  if (path !== null && database !== null) return records(() => openDuckdbFile(path, database));
  if (path !== null && /\.parquet$/i.test(path)) return records(() => openParquet(path));
  return textFile({ path, encoding: source.encoding }, stdin);
}

function textFile({ path, encoding }: TextFile, stdin: AsyncIterable<Uint8Array>): OpenSource {
  const [, ndjson, packed] = /(\.ndjson|\.jsonl)?(\.gz|\.zst)?$/i.exec(path ?? '') ?? [];
  const compression = packed === undefined ? 'none' : packed.toLowerCase() === '.gz' ? 'gzip' : 'zstd';
  const isPlain = ndjson === undefined && packed === undefined && (encoding === null || /^utf-?8$/i.test(encoding));
  return {
    open: () => openBytes({ path, stdin, compression, encoding }),
    format: ndjson === undefined ? 'csv' : 'ndjson',
    counts: 'lines',
    rangeable: isPlain ? path : null,
  };
}

function records(open: () => OpenBytes): OpenSource {
  return { open, format: 'csv', counts: 'records', rangeable: null };
}

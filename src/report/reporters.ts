// Every format and where it is written: one file a format, loaded when it is asked for.

import type { Problem } from '../findings/problem.ts';
import type { Format, Reporter } from './format.ts';

type Entry = () => Promise<Reporter | Problem>;

const REPORTERS: Readonly<Record<Format, Entry>> = {
  table: async () => (await import('./table.ts')).writeTable,
  json: async () => (await import('./json.ts')).writeJson,
  ndjson: async () => (await import('./ndjson.ts')).writeNdjson,
  csv: async () => (await import('./csv.ts')).writeCsv,
  md: async () => (await import('./markdown.ts')).writeMarkdown,
  html: async () => (await import('./html/write-html.ts')).writeHtml,
  xlsx: async () => (await import('./xlsx/write-xlsx.ts')).writeXlsx,
  junit: async () => comesLater('junit'),
  github: async () => comesLater('github'),
};

/** The reporter of a format, or the problem (exit status 2) that this version has none. Ask before auditing. */
export async function reporterOf(format: Format): Promise<Reporter | Problem> {
  return REPORTERS[format]();
}

function comesLater(format: Format): Problem {
  return {
    code: 'format-comes-later',
    severity: 'error',
    message: `The format ${format} comes with a later version.`,
    remedy: 'Use table, json, ndjson, csv, md or html.',
    file: null,
    line: null,
    column: null,
    width: null,
    excerpt: null,
  };
}

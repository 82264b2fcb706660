// Every format and where it is written: one file a format, loaded when it is asked for.

import type { Format, Reporter } from './format.ts';

type Entry = () => Promise<Reporter>;

const REPORTERS: Readonly<Record<Format, Entry>> = {
  table: async () => (await import('./table.ts')).writeTable,
  json: async () => (await import('./json.ts')).writeJson,
  ndjson: async () => (await import('./ndjson.ts')).writeNdjson,
  csv: async () => (await import('./csv.ts')).writeCsv,
  md: async () => (await import('./markdown.ts')).writeMarkdown,
  html: async () => (await import('./html/write-html.ts')).writeHtml,
  xlsx: async () => (await import('./xlsx/write-xlsx.ts')).writeXlsx,
  junit: async () => (await import('./junit.ts')).writeJunit,
  github: async () => (await import('./github.ts')).writeGithub,
};

/** The reporter of a format. */
export function reporterOf(format: Format): Promise<Reporter> {
  return REPORTERS[format]();
}

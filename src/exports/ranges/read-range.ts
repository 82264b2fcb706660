// One stretch of a large CSV file of events, read by itself: what a thread does, and what it hands back.

import { ByteIndex, type ByteIndexMemory } from '../../columns/byte-index.ts';
import { ByteTexts } from '../../columns/byte-texts.ts';
import { Texts } from '../../columns/texts.ts';
import type { Finding } from '../../findings/finding.ts';
import { bindFile, type EventKind, eventSink } from '../bind-file.ts';
import { FindingCounts } from '../count-findings.ts';
import { Cells } from '../csv/cells.ts';
import type { Opening } from '../csv/opening.ts';
import { RecordReader } from '../csv/read-records.ts';
import { presetNamed } from '../presets/presets.ts';
import { EventRows, type EventRowsMemory } from '../rows/event-rows.ts';
import type { FileAccount } from '../rows/file-account.ts';
import type { SourceFile } from '../sources/source-files.ts';

/** What reading a stretch of a file depends on besides its bytes; plain data, so that it can go to a thread. */
export interface RangeTerms {
  readonly kind: EventKind;
  readonly file: SourceFile;
  readonly opening: Pick<Opening, 'names' | 'dialect'>;
  readonly preset: string | null;
  readonly wanted: ReadonlySet<string> | 'all';
  readonly timeZone: string;
  readonly leads: ByteIndexMemory;
}

/** The rows of a stretch. Lines count from its first one, from 0; codes are those of `texts`. */
export interface ReadRange {
  readonly rows: EventRowsMemory;
  readonly texts: readonly string[];
  readonly account: Pick<FileAccount, 'rows' | 'setAside' | 'rejected'>;
  readonly findings: readonly Finding[];
  /** Bytes and physical lines of the records that were all there. */
  readonly bytes: number;
  readonly lines: number;
}

/** A stretch in its place: how many lines of the file come before it, and how many bytes are read with it. */
export interface RangeRows extends ReadRange {
  readonly linesBefore: number;
  readonly bytesBehind: number;
}

/** `bytes` begin with a record; `isEnd` where the file ends with them. */
export function readRange(terms: RangeTerms, bytes: Uint8Array, isEnd: boolean): ReadRange {
  const { kind, file, opening, timeZone, wanted } = terms;
  const found = presetNamed(terms.preset, kind, { file: null, position: file.source.position });
  if ('problem' in found) throw new RangeError(found.problem.message);
  const findings = new FindingCounts();
  const bound = bindFile(file, opening, { preset: found.preset, wanted, timeZone, findings });
  const rows = new EventRows();
  const texts = new Texts();
  const dictionary = { texts, byteTexts: new ByteTexts(texts) };
  const leads = new ByteIndex(terms.leads);
  const { sink, close } = eventSink(kind, bound, { rows, leads, dictionary });
  const whole = bound.into(sink);
  const reader = new RecordReader(opening.dialect, new Cells(opening.names.length), { sink: whole.sink, line: 0 });
  const end = reader.read({ bytes, from: 0, to: bytes.length, isEnd });
  whole.end();
  close();
  const { rows: read, setAside, rejected } = bound.account;
  return {
    rows: rows.memory(),
    texts: texts.all(),
    account: { rows: read, setAside, rejected },
    findings: findings.list(),
    bytes: end,
    lines: reader.line,
  };
}

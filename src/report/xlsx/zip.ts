// A ZIP archive written part by part as it grows; the only file that knows fflate. Same parts, same bytes: no clock, no names
// of this machine.

import { strToU8, Zip, ZipDeflate } from 'fflate';
import type { Sink } from '../format.ts';

export class Archive {
  private readonly sink: Sink;
  private readonly zip: Zip;
  private readonly waiting: Uint8Array[] = [];
  private failure: Error | null = null;

  constructor(sink: Sink) {
    this.sink = sink;
    this.zip = new Zip((error, chunk) => {
      if (error !== null) this.failure = error;
      else this.waiting.push(chunk);
    });
  }

  /** Writes one part, a text at a time, waiting wherever the sink asks to. */
  async part(name: string, texts: Iterable<string>): Promise<void> {
    const part = new ZipDeflate(name, { level: 4, mem: 8 });
    // The first instant an archive can tell; of local parts, because local parts are what is written.
    part.mtime = new Date(1980, 0, 1);
    part.os = 0;
    this.zip.add(part);
    for (const text of texts) {
      part.push(strToU8(text));
      await this.flush();
    }
    part.push(new Uint8Array(0), true);
    await this.flush();
  }

  async end(): Promise<void> {
    this.zip.end();
    await this.flush();
  }

  private async flush(): Promise<void> {
    if (this.failure !== null) throw this.failure;
    for (const chunk of this.waiting.splice(0)) await this.sink(chunk);
  }
}

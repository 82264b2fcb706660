// One line of NDJSON: where each value of its object stands. JSON.parse decides what is not plain.

const [QUOTE, COMMA, COLON, BACKSLASH] = [0x22, 0x2c, 0x3a, 0x5c];
const [OPEN_MAP, CLOSE_MAP, OPEN_LIST, CLOSE_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/** Takes one member: the key is bytes[keyFrom, keyTo), in JSON without its quotes, and so is a text. */
export interface MemberSink {
  key(from: number, to: number, hasEscapes: boolean): void;
  text(from: number, to: number, hasEscapes: boolean): void;
  /** Numbers, true, false, lists and maps, as they are written. */
  bare(from: number, to: number): void;
  nothing(): void;
}

const NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;

/** Reads the one object of a line bytes[from, to), valid UTF-8; false where the line is no JSON object. */
export class ObjectScanner {
  private bytes: Uint8Array = new Uint8Array(0);
  private at = 0;
  private to = 0;

  scan(bytes: Uint8Array, from: number, to: number, sink: MemberSink): boolean {
    this.bytes = bytes;
    this.at = from;
    this.to = to;
    this.skipBlanks();
    if (!this.takes(OPEN_MAP)) return false;
    this.skipBlanks();
    if (this.takes(CLOSE_MAP)) return this.isOver();
    for (;;) {
      if (!this.member(sink)) return false;
      this.skipBlanks();
      if (this.takes(CLOSE_MAP)) return this.isOver();
      if (!this.takes(COMMA)) return false;
      this.skipBlanks();
    }
  }

  private member(sink: MemberSink): boolean {
    if (this.byte() !== QUOTE) return false;
    const keyFrom = this.at + 1;
    const key = this.endOfText();
    if (key === INVALID) return false;
    sink.key(keyFrom, this.at - 1, key === ESCAPED);
    this.skipBlanks();
    if (!this.takes(COLON)) return false;
    this.skipBlanks();
    return this.value(sink);
  }

  private value(sink: MemberSink): boolean {
    const from = this.at;
    const byte = this.byte();
    if (byte === QUOTE) {
      const text = this.endOfText();
      if (text !== INVALID) sink.text(from + 1, this.at - 1, text === ESCAPED);
      return text !== INVALID;
    }
    if (byte === OPEN_MAP || byte === OPEN_LIST) {
      if (!this.skipNested()) return false;
      sink.bare(from, this.at);
      return true;
    }
    return this.word(from, sink);
  }

  private word(from: number, sink: MemberSink): boolean {
    while (this.at < this.to && isOfWord(this.byte())) this.at++;
    const word = textOf(this.bytes, from, this.at);
    if (word === 'null') sink.nothing();
    else if (word === 'true' || word === 'false' || NUMBER.test(word)) sink.bare(from, this.at);
    else return false;
    return true;
  }

  /** From a quote to behind the next that is not escaped. */
  private endOfText(): typeof PLAIN | typeof ESCAPED | typeof INVALID {
    const { bytes, to } = this;
    const from = ++this.at;
    let kind: typeof PLAIN | typeof ESCAPED = PLAIN;
    for (; this.at < to; this.at++) {
      const byte = bytes[this.at] as number;
      if (byte === QUOTE) {
        this.at++;
        return kind === PLAIN || isJson(bytes, from - 1, this.at) ? kind : INVALID;
      }
      if (byte < 0x20) return INVALID;
      if (byte !== BACKSLASH) continue;
      kind = ESCAPED;
      this.at++;
    }
    return INVALID;
  }

  /** To behind the bracket that closes the one here. */
  private skipNested(): boolean {
    const from = this.at;
    let depth = 0;
    do {
      const byte = this.byte();
      if (byte === QUOTE) {
        if (this.endOfText() === INVALID) return false;
        continue;
      }
      if (byte === OPEN_MAP || byte === OPEN_LIST) depth++;
      else if (byte === CLOSE_MAP || byte === CLOSE_LIST) depth--;
      this.at++;
    } while (depth > 0 && this.at < this.to);
    return depth === 0 && isJson(this.bytes, from, this.at);
  }

  private isOver(): boolean {
    this.skipBlanks();
    return this.at === this.to;
  }

  private skipBlanks(): void {
    while (this.at < this.to && isBlank(this.byte())) this.at++;
  }

  private takes(byte: number): boolean {
    if (this.byte() !== byte) return false;
    this.at++;
    return true;
  }

  private byte(): number {
    return this.at < this.to ? (this.bytes[this.at] as number) : -1;
  }
}

const PLAIN = 'plain';
const ESCAPED = 'escaped';
const INVALID = 'invalid';

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x09 || byte === 0x0d;
}

/** Letters, digits, and what else stands in a number. */
function isOfWord(byte: number): boolean {
  return (
    (byte >= 0x30 && byte <= 0x39) ||
    (byte >= 0x61 && byte <= 0x7a) ||
    byte === 0x2d ||
    byte === 0x2e ||
    byte === 0x2b ||
    byte === 0x45
  );
}

function isJson(bytes: Uint8Array, from: number, to: number): boolean {
  try {
    JSON.parse(textOf(bytes, from, to));
    return true;
  } catch {
    return false;
  }
}

function textOf(bytes: Uint8Array, from: number, to: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + from, to - from).toString('utf8');
}

// The search for marks as WebAssembly, which looks at sixteen bytes at once: its instructions, and how they become a module.

/** What the text behind its end is filled up with, in bytes that are no marks. */
export const SEARCHED_AT_ONCE: number = 16;

export interface MarkSearch {
  /** The text to search stands at its beginning. */
  readonly memory: { readonly buffer: ArrayBuffer };
  /**
   * Writes where the marks in text[0, end) are, each `before` more and in four bytes, from `into` on; returns where the
   * last of them ends.
   */
  readonly find: (end: number, delimiter: number, into: number, before: number) => number;
}

/** Variables of `find`: its parameters, what it counts with, and those of sixteen bytes. */
const VARIABLES: readonly string[] =
  '$end $delimiter $into $before $at $found $text $delimiters $feeds $returns $quotes'.split(' ');

/** The text format of WebAssembly, one instruction a line. Memory is addressed without alignment or offset: 0 0. */
const FIND = `
  local.get $delimiter   i8x16.splat   local.set $delimiters
  i32.const 10           i8x16.splat   local.set $feeds
  i32.const 13           i8x16.splat   local.set $returns
  i32.const 34           i8x16.splat   local.set $quotes
  loop
    local.get $at   v128.load 0 0   local.set $text
    local.get $text   local.get $delimiters   i8x16.eq
    local.get $text   local.get $feeds        i8x16.eq   v128.or
    local.get $text   local.get $returns      i8x16.eq   v128.or
    local.get $text   local.get $quotes       i8x16.eq   v128.or
    i8x16.bitmask   local.tee $found
    if
      loop
        local.get $into
        local.get $before   local.get $at   i32.add   local.get $found   i32.ctz   i32.add
        i32.store 0 0
        local.get $into   i32.const 4   i32.add   local.set $into
        local.get $found   local.get $found   i32.const 1   i32.sub   i32.and   local.tee $found
        br_if 0
      end
    end
    local.get $at   i32.const 16   i32.add   local.tee $at
    local.get $end   i32.lt_u
    br_if 0
  end
  local.get $into
  end`;

/** As the specification of WebAssembly numbers them; blocks give no value. */
const INSTRUCTIONS: Readonly<Record<string, readonly number[]>> = {
  loop: [0x03, 0x40],
  if: [0x04, 0x40],
  end: [0x0b],
  br_if: [0x0d],
  'local.get': [0x20],
  'local.set': [0x21],
  'local.tee': [0x22],
  'i32.store': [0x36],
  'i32.const': [0x41],
  'i32.lt_u': [0x49],
  'i32.ctz': [0x68],
  'i32.add': [0x6a],
  'i32.sub': [0x6b],
  'i32.and': [0x71],
  'v128.load': [0xfd, 0x00],
  'i8x16.splat': [0xfd, 0x0f],
  'i8x16.eq': [0xfd, 0x23],
  'v128.or': [0xfd, 0x50],
  'i8x16.bitmask': [0xfd, 0x64],
};

/** `\0asm`, version 1. */
const HEADER = [0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0];
const [I32, V128] = [0x7f, 0x7b];
const [FUNCTION, MEMORY] = [0x00, 0x02];
const PAGES = 2;

/** Neither the types of Node nor those of ECMAScript have it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
};

let started: MarkSearch | null | undefined;

/** The search of this thread; null where nothing can look at sixteen bytes at once. */
export function markSearch(): MarkSearch | null {
  if (started === undefined) started = start();
  return started;
}

function start(): MarkSearch | null {
  try {
    return new WebAssembly.Instance(new WebAssembly.Module(moduleBytes())).exports as MarkSearch;
  } catch {
    return null;
  }
}

/** One function and one memory, both exported; the numbers are those of the sections and of the kinds of exports. */
function moduleBytes(): Uint8Array {
  const code = [2, 2, I32, 5, V128, ...FIND.trim().split(/\s+/).flatMap(bytesOfWord)];
  return Uint8Array.from([
    ...HEADER,
    ...section(1, [0x60, 4, I32, I32, I32, I32, 1, I32]),
    ...section(3, [0]),
    ...section(5, [0, PAGES]),
    ...section(7, [...name('find'), FUNCTION, 0], [...name('memory'), MEMORY, 0]),
    ...section(10, sized(code)),
  ]);
}

function bytesOfWord(word: string): readonly number[] {
  if (word.startsWith('$')) return [VARIABLES.indexOf(word)];
  return INSTRUCTIONS[word] ?? [Number(word)];
}

function section(number: number, ...entries: readonly (readonly number[])[]): number[] {
  return [number, ...sized([entries.length, ...entries.flat()])];
}

function name(text: string): number[] {
  return sized([...Buffer.from(text)]);
}

/** Lengths below 16,384 take two groups of seven bits. */
function sized(bytes: readonly number[]): number[] {
  return [(bytes.length & 0x7f) | 0x80, bytes.length >>> 7, ...bytes];
}

// The floor of the benchmark: counts the newlines of files and does nothing else.
// usage: node bench/newlines.mjs search|loop FILE...
import { closeSync, openSync, readSync } from 'node:fs';

const BUFFER_BYTES = 1 << 20;
const NEWLINE = 10;

/** `search` is the fastest way that Node has (its own byte search, in C++), `loop` the fastest plain JavaScript. */
const METHODS = { search: newlinesBySearch, loop: newlinesByLoop };

const [method, ...paths] = process.argv.slice(2);
console.log(String(paths.reduce((count, path) => count + countNewlines(path, METHODS[method]), 0)));

function countNewlines(path, newlinesIn) {
  const buffer = Buffer.alloc(BUFFER_BYTES);
  const file = openSync(path, 'r');
  let count = 0;
  for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer)) {
    count += newlinesIn(buffer.subarray(0, length));
  }
  closeSync(file);
  return count;
}

function newlinesBySearch(bytes) {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++;
  return count;
}

function newlinesByLoop(bytes) {
  let count = 0;
  for (let index = 0; index < bytes.length; index++) if (bytes[index] === NEWLINE) count++;
  return count;
}

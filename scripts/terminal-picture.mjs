// What a command shows in a terminal, as a page to take a picture of. Takes `script` (util-linux) for a terminal of that width.

import { execFileSync } from 'node:child_process';

const COLOURS = { 31: '#c0392b', 32: '#1e8449', 33: '#b9770e' };

/** HTML of what `command` writes to a terminal of so many columns; run in `folder`. */
export function terminalPage(command, columns, folder) {
  const inTerminal = ['-qec', `stty cols ${columns} rows 100; ${command}`, '/dev/null'];
  const environment = { ...process.env, TERM: 'xterm-256color', FORCE_COLOR: '1' };
  const output = execFileSync('script', inTerminal, { cwd: folder, env: environment, encoding: 'utf8' });
  return `<!doctype html><meta charset="utf-8"><style>
body { margin: 0; background: #fcfcfa; }
pre { display: inline-block; margin: 0; padding: 24px 26px; background: #fcfcfa; color: #1a2027; font: 14px/20px "DejaVu Sans Mono", monospace; }
</style><pre>${coloured(output.replaceAll('\r', '').trimEnd())}</pre>`;
}

/** Each stretch after an escape sequence in the look that is in force. */
function coloured(output) {
  const look = { bold: false, faint: false, colour: '' };
  const [first = '', ...stretches] = output.split('\u001b[');
  return escaped(first) + stretches.map(stretch => inLook(stretch, look)).join('');
}

/** `31mtext`: the code changes the look from here on. */
function inLook(stretch, look) {
  const end = stretch.indexOf('m');
  take(look, Number(stretch.slice(0, end)));
  const text = stretch.slice(end + 1);
  return text === '' ? '' : `<span style="${styleOf(look)}">${escaped(text)}</span>`;
}

function take(look, code) {
  if (code === 1) look.bold = true;
  if (code === 2) look.faint = true;
  if (code === 22) Object.assign(look, { bold: false, faint: false });
  if (code >= 30) look.colour = COLOURS[code] ?? '';
}

function styleOf({ bold, faint, colour }) {
  return [bold && 'font-weight:bold', colour && `color:${colour}`, faint && 'opacity:.62'].filter(Boolean).join(';');
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}

// What a stream can show: colours, width, and whether a person watches (spec cli.md: NO_COLOR, FORCE_COLOR, --no-color).

import type { Shell } from '../shell.ts';

export interface Terminal {
  /** As chalk counts: 0 none, 1 sixteen colours, 2 256, 3 sixteen million. */
  readonly colours: 0 | 1 | 2 | 3;
  readonly width: number;
  /** A person watches, and the cursor can be moved. */
  readonly isLive: boolean;
}

const WIDTH_ELSEWHERE = 80;

/** `noColour` is `--no-color`, which nothing overrules. */
export function terminalOf(stream: NodeJS.WriteStream, { environment }: Shell, noColour: boolean): Terminal {
  return {
    colours: noColour ? 0 : coloursOf(stream, environment),
    width: stream.isTTY && stream.columns > 0 ? stream.columns : WIDTH_ELSEWHERE,
    isLive: stream.isTTY && environment['TERM'] !== 'dumb',
  };
}

/** FORCE_COLOR is the narrower wish, so it wins over NO_COLOR; both win over what the terminal can do. */
function coloursOf(stream: NodeJS.WriteStream, environment: Shell['environment']): Terminal['colours'] {
  const forced = environment['FORCE_COLOR'];
  if (forced !== undefined) return forcedColours(forced);
  // https://no-color.org: present and not empty, whatever its value.
  if (environment['NO_COLOR'] || !stream.isTTY) return 0;
  const depth = stream.getColorDepth(environment);
  if (depth >= 24) return 3;
  if (depth >= 8) return 2;
  return depth >= 4 ? 1 : 0;
}

function forcedColours(forced: string): Terminal['colours'] {
  if (forced === '0' || forced === 'false') return 0;
  if (forced === '2') return 2;
  return forced === '3' ? 3 : 1;
}

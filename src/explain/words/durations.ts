// Durations as people say them, exact to the millisecond: hours, minutes, seconds of open time, never days of 24 hours.

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** `3 h 20 min`, `148 h 30 min`, `4 h 1 ms`, `1 min 5 s`, `0 min`. */
export function durationWords(ms: number): string {
  const parts = [
    [Math.floor(ms / HOUR), 'h'],
    [Math.floor(ms / MINUTE) % 60, 'min'],
    [Math.floor(ms / 1000) % 60, 's'],
    [ms % 1000, 'ms'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, unit]) => `${count} ${unit}`);
  return shown.length === 0 ? '0 min' : shown.join(' ');
}

/** `1 touch`, `3 touches`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

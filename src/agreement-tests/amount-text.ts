// An amount of time as the tests write it: `3 h 20 min`, `0 min`, `1.5 s`.

export function amountText(ms: number): string {
  const hours = Math.floor(ms / 3_600_000);
  const minutes = Math.floor(ms / 60_000) % 60;
  const seconds = (ms % 60_000) / 1000;
  const parts = [
    ...(hours === 0 ? [] : [`${hours} h`]),
    ...(minutes === 0 ? [] : [`${minutes} min`]),
    ...(seconds === 0 ? [] : [`${seconds} s`]),
  ];
  return parts.length === 0 ? '0 min' : parts.join(' ');
}

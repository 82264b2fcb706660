// How often something occurs, in words.

/** `once`, `1203 times`. */
export function timesText(count: number): string {
  return count === 1 ? 'once' : `${count} times`;
}

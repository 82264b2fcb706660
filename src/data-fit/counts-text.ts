// Numbers for people, the same in every locale.

/** Thousands parted by commas. */
export function grouped(number: number): string {
  return String(Math.round(number)).replaceAll(/\B(?=(\d{3})+$)/g, ',');
}

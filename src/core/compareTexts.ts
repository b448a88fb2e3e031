/** Compares by code units, so that the order does not depend on the locale. */
export function compareTexts(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

const shown = 4;

/** `a -> b -> c`; of a long chain the beginning and the end. */
export function renderChain(names: readonly string[]): string {
  if (names.length <= 2 * shown + 1) return names.join(' -> ');
  const left = names.length - 2 * shown;
  return [...names.slice(0, shown), `(${left} more)`, ...names.slice(-shown)].join(' -> ');
}

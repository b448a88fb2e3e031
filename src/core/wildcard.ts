/**
 * Whether a name matches a pattern, in which `*` matches any text and `?` one character; ignores case. Backtracks only to
 * the last star, so the time does not grow exponentially with the number of stars.
 */
export function matchesWildcard(pattern: string, name: string): boolean {
  const wanted = [...pattern.toLowerCase()];
  const given = [...name.toLowerCase()];
  let star = -1;
  let resume = 0;
  let at = 0;
  for (let next = 0; next < given.length; ) {
    if (wanted[at] === '*') {
      star = at++;
      resume = next;
    } else if (wanted[at] === '?' || wanted[at] === given[next]) {
      at++;
      next++;
    } else if (star >= 0) {
      at = star + 1;
      next = ++resume;
    } else return false;
  }
  return wanted.slice(at).every((character) => character === '*');
}

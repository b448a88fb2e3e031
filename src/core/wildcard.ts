/**
 * Whether a name fits a pattern, in which `*` stands for any text and `?` for one character; case does not count. Goes back
 * to the last star only, so that many stars cost no more time.
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

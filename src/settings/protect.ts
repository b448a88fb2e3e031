import type { Settings } from './settings.ts';

/** The pattern that protects a profile; undefined when none does. Case does not count, as in PowerShell's -like. */
export function protectingPattern(settings: Settings, profile: string): string | undefined {
  return settings.protect.find((pattern) => matches(pattern, profile));
}

/** `*` stands for any text, `?` for one character. Goes back to the last star only, so that many stars cost no more time. */
function matches(pattern: string, name: string): boolean {
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

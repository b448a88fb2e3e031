/** A member of an object as PowerShell shows it. */
interface ShellMember {
  /** Begins with a capital letter. */
  readonly name: string;
  /** Whether its value is one word of a fixed list. */
  readonly isWord: boolean;
  /** Whether it is the end of a session, which objects have twice: in local time and in UTC. */
  readonly isMoment: boolean;
}

export function shellMember(name: string): ShellMember {
  const known = members.get(name);
  if (known !== undefined) return known;
  const member = { name: capitalize(name), isWord: words.has(name), isMoment: moments.has(name) };
  members.set(name, member);
  return member;
}

/** Cached, because thousands of objects have the same members. */
const members = new Map<string, ShellMember>();
const words: ReadonlySet<string> = new Set(['kind', 'severity', 'previous']);
const moments: ReadonlySet<string> = new Set(['expiration', 'cachedUntil']);

/** Writes a word as PowerShell does: `assume-role` as AssumeRole. */
export function shellWord(word: string): string {
  return word.split('-').map(capitalize).join('');
}

function capitalize(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1);
}

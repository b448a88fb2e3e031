const offsetBasis = 0x811c9dc5;
const primes = [0x01000193, 0x85ebca77] as const;

/**
 * A hash of a text as 16 hex digits. It is not cryptographic, and nothing relies on that: loading node:crypto would take
 * more time than a switch to a cached session.
 */
export function digestText(text: string): string {
  return primes.map((prime) => digestLane(text, prime)).join('');
}

/** FNV-1a over UTF-16 code units, followed by the finalizer of MurmurHash3, so that every input bit affects the result. */
function digestLane(text: string, prime: number): string {
  let hash: number = offsetBasis ^ prime;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), prime);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0).toString(16).padStart(8, '0');
}

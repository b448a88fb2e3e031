/**
 * Strikes out what looks like a secret in another program's words: a secret access key (exactly 40 characters of
 * Base64) or a token (100 and more). A path of just that length goes with it: better than a key on the screen.
 */
export function maskSecrets(text: string): string {
  return text.replace(secretLike, '[secret]');
}

const secretLike = /(?<![A-Za-z0-9+/_-])(?:[A-Za-z0-9+/]{40}|[A-Za-z0-9+/_.-]{100,}={0,2})(?![A-Za-z0-9+/_=-])/g;

/**
 * Strikes out what looks like a secret in another program's words: 40 characters and more of Base64 with large letters,
 * small ones and digits (a secret access key), or 100 and more of any (a token). A long path may go with it: better
 * than a key on the screen.
 */
export function maskSecrets(text: string): string {
  const masked = text.replace(base64, (run) => (isSecretLike(run) ? '[secret]' : run)).replace(webToken, '[secret]');
  return named.reduce((shown, pattern) => shown.replace(pattern, '$1[secret]'), masked);
}

/** A JSON Web Token, which may be short; its first letters are `{"` in Base64. */
const webToken = /\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g;

/** What is given to a password's name, of whatever length. */
const password =
  /((?:pass(?:word|wd|phrase)|pwd)["']?\s*[=:]\s*["']?|(?:secret|token|signature|api[_-]?key)(?:=|["']\s*:\s*["']))(?!\[secret\])[^\s"'&]+/gi;

/** After a space only what is no word of a sentence: `token: it is over`, `--token is required`. */
const spaced =
  /((?:secret|token|api[_-]?key):\s+|--?(?:[\w-]+-)?(?:password|passphrase|secret|token|api-key)\s+)(?=[^\s"'&]*\d)(?=[^\s"'&]*[a-z])[^\s"'&]{6,}/gi;

/** `Authorization: Basic …`. */
const header = /(\bauthorization["']?\s*[=:]\s*["']?[\w-]+\s+)(?!\[secret\])[^\s"']+/gi;

/** `https://user:password@host`. */
const inUrl = /(\/\/[^\s/@:]*:)(?!\[secret\])[^\s/@]+(?=@)/g;

const named: readonly RegExp[] = [password, spaced, header, inUrl];

const base64 = /[A-Za-z0-9+/_.-]{40,}={0,2}/g;

function isSecretLike(run: string): boolean {
  return run.length >= 100 || [/[A-Z]/, /[a-z]/, /\d/].every((kind) => kind.test(run));
}

/**
 * Strikes out what is given to a secret's name, as in a value that has swallowed the line below it, or lost its line break:
 * `eu-west-1\naws_secret_access_key = wJalr…`.
 */
export function maskAssigned(text: string): string {
  return text.replace(assigned, '$1[secret]');
}

const assigned = /((?:secret[_-]access[_-]key|(?:session|security)[_-]token)["']?\s*[=:]\s*["']?)[^\s"']+/gi;

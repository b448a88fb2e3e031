/**
 * Masks what looks like a secret in the output of another program: at least 40 characters of Base64 with upper case, lower
 * case, and digits (a secret access key), or at least 100 of any Base64 characters (a token). That may mask a long path
 * too, which is better than showing a secret.
 */
export function maskSecrets(text: string): string {
  const masked = text.replace(base64, (run) => (isSecretLike(run) ? '[secret]' : run)).replace(webToken, '[secret]');
  return named.reduce((shown, pattern) => shown.replace(pattern, '$1[secret]'), masked);
}

/** A JSON Web Token, which may be short; it starts with `{"` in Base64. */
const webToken = /\beyJ[\w-]{4,}\.[\w-]+(?:\.[\w-]*)?/g;

/** A value after the name of a password, of any length. */
const password =
  /((?:pass(?:word|wd|phrase)|pwd)["']?\s*[=:]\s*["']?|(?:secret|token|signature|api[_-]?key)(?:=|["']\s*:\s*["']))(?!\[secret\])[^\s"'&]+/gi;

/** After a space, a value with letters and digits, but not a word of a sentence, as in `token: it is over` or `--token is required`. */
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
 * Masks a value after the name of a secret, as in a setting that continues on the line below it, or has lost its line break:
 * `eu-west-1\naws_secret_access_key = wJalr…`.
 */
export function maskAssigned(text: string): string {
  return text.replace(assigned, '$1[secret]');
}

const assigned = /((?:secret[_-]access[_-]key|(?:session|security)[_-]token)["']?\s*[=:]\s*["']?)[^\s"']+/gi;

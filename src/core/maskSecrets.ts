/**
 * Strikes out what looks like a secret in another program's words: 40 characters and more of Base64 with large letters,
 * small ones and digits (a secret access key), or 100 and more of any (a token). A long path may go with it: better
 * than a key on the screen.
 */
export function maskSecrets(text: string): string {
  return text.replace(base64, (run) => (isSecretLike(run) ? '[secret]' : run)).replace(password, '$1[secret]');
}

/** What is given to a password's name, of whatever length. */
const password =
  /((?:pass(?:word|wd|phrase)|pwd)["']?\s*[=:]\s*["']?|(?:secret|token|api[_-]?key)(?:=|["']\s*:\s*["']))(?!\[secret\])[^\s"'&]+/gi;

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

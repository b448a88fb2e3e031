import type { Random } from './random.ts';
import type { Entry } from './scenario.ts';

/** Credentials that need no role. */
export function generateSource(random: Random, name: string): Entry[] {
  const id = `AKIA${name
    .toUpperCase()
    .replace(/[^A-Z]/g, 'X')
    .slice(0, 8)}${random.integer(1000, 9999)}`;
  return random.weighted<() => Entry[]>([
    [8, () => staticKeys(random, id)],
    [2, () => sso(random)],
    [1, () => webIdentity(random)],
    [2, () => [['credential_process', random.pick(['get-keys --for me', 'get-keys "a b" c', ''])]]],
    [1, () => [['login_session', 'arn:aws:sts::111122223333:assumed-role/A/me']]],
    [1, () => [...staticKeys(random, id), ['credential_process', 'get-keys --both']]],
    [1, () => [...staticKeys(random, id), ...sso(random)]],
    [1, () => []],
  ])();
}

function staticKeys(random: Random, id: string): Entry[] {
  const keys: Entry[] = [
    ['aws_access_key_id', id],
    ['aws_secret_access_key', `secret-of-${id}`],
  ];
  if (random.chance(0.2)) keys.push(['aws_session_token', 'token']);
  if (random.chance(0.08)) keys.push(['aws_security_token', 'security-token']);
  if (random.chance(0.1)) keys.push(['aws_account_id', '777788889999']);
  const broken = random.next();
  if (broken < 0.04) return keys.slice(0, 1);
  if (broken < 0.08) return keys.slice(1);
  return broken < 0.11 ? keys.map(([key]) => [key, '']) : keys;
}

function sso(random: Random): Entry[] {
  const all: Entry[] = [
    ['sso_account_id', '111122223333'],
    ['sso_role_name', 'Reader'],
    ['sso_start_url', 'https://example.awsapps.com/start'],
    ['sso_region', random.pick(['eu-west-1', 'us-east-1'])],
  ];
  if (random.chance(0.5)) all.push(['sso_session', random.pick(['corp', 'corp', 'missing'])]);
  return all.filter(() => random.chance(0.93));
}

function webIdentity(random: Random): Entry[] {
  const token: Entry = ['web_identity_token_file', random.pick(['/run/token', '/run/token', ''])];
  return random.chance(0.85) ? [token, ['role_arn', 'arn:aws:iam::111122223333:role/Web']] : [token];
}

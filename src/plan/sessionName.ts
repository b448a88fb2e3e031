/** STS: 2 to 64 characters of `[\w+=,.@-]`. */
const longest = 64;
const forbidden = /[^A-Za-z0-9_+=,.@-]+/g;

/**
 * A session name that shows the user: `<user>-<unix seconds>`, where the AWS CLI writes `botocore-session-<seconds>`.
 * CloudTrail then says who it was, and the seconds tell two sessions of one user apart. What STS does not allow in
 * a user name becomes `-`; a name of which nothing is left becomes `awsrole`. `now` is any moment, in UTC.
 */
export function generateSessionName(userName: string, now: Date): string {
  const seconds = Math.floor(now.getTime() / 1000);
  const suffix = `-${seconds}`;
  const plain = userName
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(forbidden, '-')
    .replace(/^-+|-+$/g, '');
  return `${(plain || 'awsrole').slice(0, longest - suffix.length)}${suffix}`;
}

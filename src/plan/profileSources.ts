import type { Result } from '../core/error.ts';
import type { Hop } from './plan.ts';
import { readLogin } from './sources/login.ts';
import { readProcess } from './sources/process.ts';
import { readSso } from './sources/sso.ts';
import { readConfigFileKeys, readCredentialsFileKeys } from './sources/static.ts';
import type { ReadSource, Subject } from './sources/subject.ts';
import { readWebIdentity } from './sources/webIdentity.ts';

/** botocore's order (credentials.py ProfileProviderBuilder): a process comes between the keys of the two files. */
const inOrder: readonly ReadSource[] = [
  readWebIdentity,
  readSso,
  readCredentialsFileKeys,
  readLogin,
  readProcess,
  readConfigFileKeys,
];

/** The first source that a profile names; undefined when it names none, a failure when the first one is wrong. */
export function readProfileSource(subject: Subject): Result<Hop> | undefined {
  for (const read of inOrder) {
    const hop = read(subject);
    if (hop !== undefined) return hop;
  }
  return undefined;
}

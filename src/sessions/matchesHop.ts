import type { Credentials } from '../core/credentials.ts';
import { isSessionOf } from '../services/sts/sessionOutput.ts';
import type { KeptHop } from './key.ts';

/** Whether credentials are what a hop asks for, by what AWS itself answered: the last guard against a wrong account. */
export function matchesHop(hop: KeptHop, credentials: Credentials): boolean {
  if (hop.kind === 'sso') return credentials.accountId === hop.accountId;
  const arn = credentials.assumedRole?.arn;
  return isSessionOf(hop.roleArn, arn) && (hop.sessionName === null || arn?.split('/').at(-1) === hop.sessionName);
}

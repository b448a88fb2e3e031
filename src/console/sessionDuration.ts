import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Hop, Plan } from '../plan/plan.ts';

const leastSeconds = 900;
const mostSeconds = 43_200;

/**
 * Validates the duration of a console session in seconds. Only sessions of AssumeRole and similar calls without role
 * chaining accept one; for others the sign-in service rejects it, and the console session ends with the credentials (IAM
 * User Guide, "Enable custom identity broker access"). Errors: InvalidParameter.
 */
export function validateSessionDuration(seconds: number | undefined, { hops }: Pick<Plan, 'hops'>): Result<null> {
  if (seconds === undefined) return succeed(null);
  if (!Number.isInteger(seconds) || seconds < leastSeconds || seconds > mostSeconds) return fail(outOfRange(seconds));
  const why = findObstacle(hops);
  return why === undefined ? succeed(null) : fail(notAllowed(why));
}

function findObstacle(hops: readonly Hop[]): string | undefined {
  const last = hops.at(-1);
  switch (last?.kind) {
    case 'assume-role':
      return isLongTerm(hops.at(-2)) ? undefined : say`the role is assumed by a session, which is role chaining`;
    case 'sso':
    case 'web-identity':
      return undefined;
    default:
      return say`the session does not come from a role that was assumed here`;
  }
}

/** Long-term keys of users begin with AKIA, temporary ones with ASIA (IAM User Guide, unique identifiers). */
function isLongTerm(hop: Hop | undefined): boolean {
  return (hop?.kind === 'static' || hop?.kind === 'environment') && hop.accessKeyId.startsWith('AKIA');
}

function outOfRange(seconds: number) {
  return {
    code: 'InvalidParameter',
    message: say`The duration of a console session cannot be ${seconds} seconds.`,
    hint: say`Specify whole seconds from ${leastSeconds} to ${mostSeconds}.`,
    target: 'sessionDuration',
  } as const;
}

function notAllowed(why: string) {
  return {
    code: 'InvalidParameter',
    message: say`AWS accepts no duration for this console session: ${why}.`,
    hint: say`Omit the duration. The console session then expires with the credentials.`,
    target: 'sessionDuration',
  } as const;
}

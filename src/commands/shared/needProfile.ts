import { fail, type Result, succeed } from '../../core/error.ts';

/** The name of the profile that a command is about; InvalidParameter without one: nothing is edited by default. */
export function needProfile(profile: string | undefined, what = 'profile'): Result<string> {
  return profile === undefined || profile === '' ? fail(noName(what)) : succeed(profile);
}

function noName(what: string) {
  return {
    code: 'InvalidParameter',
    message: `No ${what} is named.`,
    hint: `Name it with --${what}.`,
    target: what,
  } as const;
}

import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { matchesWildcard } from '../../core/wildcard.ts';
import { validateName } from '../validate.ts';

/** A role of IAM Identity Center that gets a profile. */
export interface SyncedRole {
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
  readonly roleName: string;
}

/** How its profile is named. */
export interface Naming {
  /** Text with `{account}`, `{accountId}`, `{email}` and `{role}`. */
  readonly template: string;
  readonly lower: boolean;
  /** Patterns: a role whose profile, account (ID or name) or name fits one gets no profile. */
  readonly exclude: readonly string[];
}

export const usualTemplate = '{account}-{role}';

/**
 * The roles by the names of their profiles. InvalidParameter for a template with an unknown word, for a name that no header
 * can hold, and for one that two roles would have: then both are named.
 */
export function nameRoles(roles: readonly SyncedRole[], naming: Naming): Result<ReadonlyMap<string, SyncedRole>> {
  const unknown = [...naming.template.matchAll(word)].find(([, name = '']) => !Object.hasOwn(words, name));
  if (unknown !== undefined) return fail(badTemplate(naming.template, unknown[0]));
  const named = new Map<string, SyncedRole>();
  for (const role of roles) {
    const name = renderName(role, naming);
    const about = [name, role.accountId, role.accountName, role.roleName];
    if (naming.exclude.some((pattern) => about.some((text) => matchesWildcard(pattern, text)))) continue;
    const valid = validateName(name);
    if (!valid.ok)
      return fail({ ...valid.error, message: say`${valid.error.message} It would be that of ${describeRole(role)}.` });
    const other = named.get(name);
    if (other !== undefined) return fail(clash(name, other, role));
    named.set(name, role);
  }
  return succeed(named);
}

/** A role in words, for a user to find it. */
export function describeRole({ accountId, accountName, roleName }: SyncedRole): string {
  return `${roleName} in ${accountId}${accountName === '' ? '' : ` (${accountName})`}`;
}

const word = /\{([^{}]*)\}/g;

const words: Readonly<Record<string, (role: SyncedRole) => string>> = {
  account: ({ accountName, accountId }) => accountName || accountId,
  accountId: ({ accountId }) => accountId,
  email: ({ email }) => email,
  role: ({ roleName }) => roleName,
};

/** What a command line takes without quotes: spaces and brackets of an account's name become hyphens. */
function renderName(role: SyncedRole, { template, lower }: Naming): string {
  const filled = template.replace(word, (_, name: string) => hyphenate(words[name]?.(role) ?? ''));
  const name = hyphenate(filled);
  return lower ? name.toLowerCase() : name;
}

function hyphenate(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}_.@+=/:-]+/gu, '-').replace(/^-+|-+$/g, '');
}

function clash(name: string, one: SyncedRole, other: SyncedRole): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Two roles would have the profile "${name}": ${describeRole(one)}, and ${describeRole(other)}.`,
    hint: say`No changes were made. Use a -Template that tells them apart, such as {account}-{accountId}-{role}, or exclude one with -Exclude.`,
    target: name,
  };
}

function badTemplate(template: string, part: string): EngineError {
  const known = Object.keys(words).map((name) => `{${name}}`);
  return {
    code: 'InvalidParameter',
    message: say`The template "${template}" has ${part}, which is nothing that a role has.`,
    hint: say`It can contain ${known.join(', ')}.`,
    target: template,
  };
}

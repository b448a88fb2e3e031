import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { matchesWildcard } from '../../core/wildcard.ts';
import { validateName } from '../validate.ts';

/** A role in IAM Identity Center for which a profile is created. */
export interface SyncedRole {
  readonly accountId: string;
  readonly accountName: string;
  readonly email: string;
  readonly roleName: string;
}

/** How profiles are named. */
export interface Naming {
  /** A text with `{account}`, `{accountId}`, `{email}`, and `{role}`. */
  readonly template: string;
  readonly lower: boolean;
  /** Patterns: a role gets no profile if the profile name, account (ID or name), or role name matches one. */
  readonly exclude: readonly string[];
}

export const defaultTemplate = '{account}-{role}';

/**
 * Names the profile of each role. InvalidParameter if the template has an unknown placeholder, if a name is not valid in a
 * header, or if two roles would have the same name; the message names both.
 */
export function nameRoles(roles: readonly SyncedRole[], naming: Naming): Result<ReadonlyMap<string, SyncedRole>> {
  const unknown = [...naming.template.matchAll(placeholder)].find(
    ([, name = '']) => !Object.hasOwn(placeholders, name),
  );
  if (unknown !== undefined) return fail(badTemplate(naming.template, unknown[0]));
  const named = new Map<string, SyncedRole>();
  for (const role of roles) {
    const name = renderName(role, naming);
    const about = [name, role.accountId, role.accountName, role.roleName];
    if (naming.exclude.some((pattern) => about.some((text) => matchesWildcard(pattern, text)))) continue;
    const valid = validateName(name);
    if (!valid.ok)
      return fail({
        ...valid.error,
        message: say`${valid.error.message} It would be the profile name for ${describeRole(role)}.`,
      });
    const other = named.get(name);
    if (other !== undefined) return fail(clash(name, other, role));
    named.set(name, role);
  }
  return succeed(named);
}

/** Describes a role so that the user can find it. */
export function describeRole({ accountId, accountName, roleName }: SyncedRole): string {
  return say`${roleName} in ${accountId}${accountName === '' ? '' : ` (${accountName})`}`;
}

const placeholder = /\{([^{}]*)\}/g;

const placeholders: Readonly<Record<string, (role: SyncedRole) => string>> = {
  account: ({ accountName, accountId }) => accountName || accountId,
  accountId: ({ accountId }) => accountId,
  email: ({ email }) => email,
  role: ({ roleName }) => roleName,
};

/** A name that needs no quotes on a command line: spaces and brackets in an account name become hyphens. */
function renderName(role: SyncedRole, { template, lower }: Naming): string {
  const filled = template.replace(placeholder, (_, name: string) => hyphenate(placeholders[name]?.(role) ?? ''));
  const name = hyphenate(filled);
  return lower ? name.toLowerCase() : name;
}

function hyphenate(text: string): string {
  return text.replace(/[^\p{L}\p{M}\p{N}_.@+=/:-]+/gu, '-').replace(/^-+|-+$/g, '');
}

function clash(name: string, one: SyncedRole, other: SyncedRole): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Two roles would get the same profile name, "${name}": ${describeRole(one)} and ${describeRole(other)}.`,
    hint: say`No changes were made. Use a -Template that tells them apart, such as {account}-{accountId}-{role}, or exclude one with -Exclude.`,
    target: name,
  };
}

function badTemplate(template: string, part: string): EngineError {
  const known = Object.keys(placeholders).map((name) => `{${name}}`);
  return {
    code: 'InvalidParameter',
    message: say`The template "${template}" contains ${part}, which is not a valid placeholder.`,
    hint: say`Use only ${known.join(', ')}.`,
    target: template,
  };
}

import type { Credentials } from '../core/credentials.ts';
import { renderTime } from '../core/time.ts';

/** What a shell holds when it holds a role. */
export interface RoleSession {
  readonly credentials: Credentials;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly profile: string | null;
  /** Variables that send the calls of programs to where the profile says. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** Names of the region's variables where the region is the role's, not the shell's own. */
  readonly heldRegion?: readonly string[];
  /** What the role before put into the shell, by name: what this one does not set is removed. */
  readonly heldBefore?: readonly string[];
}

/**
 * The variables that a role is made of. They are set or removed together, so that nothing of an earlier role or of
 * the shell contradicts the new one: the same list as in module/Private/shell/RoleVariable.ps1, which also has what
 * prompts read of other tools.
 */
export const roleVariableNames = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_ACCOUNT_ID',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_PROFILE',
  'AWS_DEFAULT_PROFILE',
  'AWSROLE_PROFILE',
  'AWSROLE_ENDPOINTS',
] as const;

type RoleVariableName = (typeof roleVariableNames)[number];

export interface RoleVariable {
  readonly name: string;
  /** Revealed: for the text that is asked for and nothing else. null: the variable is removed. */
  readonly value: string | null;
}

/**
 * Every variable of a role with its value, in a fixed order, then its endpoints and what is left of those of the role
 * before. An empty value counts as none.
 */
export function listRoleVariables(session: RoleSession): readonly RoleVariable[] {
  const values = valuesOf(session);
  const always = roleVariableNames.map((name) => ({ name, value: values[name] || null }));
  const endpoints = Object.entries(session.endpoints).map(([name, value]) => ({ name, value }));
  const set = new Set<string>([...roleVariableNames, ...Object.keys(session.endpoints)]);
  const left = (session.heldBefore ?? []).filter((name) => !set.has(name)).map((name) => ({ name, value: null }));
  return [...always, ...endpoints, ...left];
}

function valuesOf({ credentials, accountId, region, profile, endpoints, heldRegion = [] }: RoleSession) {
  const values: { readonly [Name in RoleVariableName]?: string | null | undefined } = {
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey.reveal(),
    AWS_SESSION_TOKEN: credentials.sessionToken?.reveal(),
    // As `aws configure export-credentials` writes it.
    AWS_CREDENTIAL_EXPIRATION: credentials.expiration && renderTime(credentials.expiration).replace('Z', '+00:00'),
    AWS_ACCOUNT_ID: accountId,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWSROLE_PROFILE: profile,
    AWSROLE_ENDPOINTS: [...Object.keys(endpoints), ...heldRegion].join(','),
  };
  return values;
}

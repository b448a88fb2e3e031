import type { Credentials } from '../core/credentials.ts';
import { renderTime } from '../core/time.ts';

/** A role that is set in a shell. */
export interface RoleSession {
  readonly credentials: Credentials;
  readonly accountId: string | null;
  readonly region: string | null;
  readonly profile: string | null;
  /** Endpoint variables of the profile. */
  readonly endpoints: Readonly<Record<string, string>>;
  /** The region variables if the region comes from the role and not from the shell. */
  readonly regionVariables?: readonly string[];
  /** Names of the variables that the previous role set; those that this role does not set are removed. */
  readonly previousVariables?: readonly string[];
}

/**
 * The variables that are set or removed together for every role, so that nothing contradicts it: the list in
 * module/Private/shell/RoleVariable.ps1, without the prompt variables of other tools.
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
  /** Revealed, since it is only used for the requested output. Null: the variable is removed. */
  readonly value: string | null;
}

/**
 * Lists all variables of a role in a fixed order, then its endpoints, then those to remove from the previous role. An empty
 * value counts as none.
 */
export function listRoleVariables(session: RoleSession): readonly RoleVariable[] {
  const values = valuesOf(session);
  const always = roleVariableNames.map((name) => ({ name, value: values[name] || null }));
  const endpoints = Object.entries(session.endpoints).map(([name, value]) => ({ name, value }));
  const set = new Set<string>([...roleVariableNames, ...Object.keys(session.endpoints)]);
  const left = (session.previousVariables ?? [])
    .filter((name) => !set.has(name))
    .map((name) => ({ name, value: null }));
  return [...always, ...endpoints, ...left];
}

function valuesOf({ credentials, accountId, region, profile, endpoints, regionVariables = [] }: RoleSession) {
  const { accessKeyId, expiration } = credentials;
  const secretAccessKey = credentials.secretAccessKey.reveal();
  const sessionToken = credentials.sessionToken?.reveal();
  const values: { readonly [Name in RoleVariableName]?: string | null | undefined } = {
    ...nameKeys({ accessKeyId, secretAccessKey, sessionToken, expiration }),
    ...nameOwner({ accountId, region, profile }),
    AWSROLE_ENDPOINTS: [...Object.keys(endpoints), ...regionVariables].join(','),
  };
  return values;
}

interface Keys<Value> {
  readonly accessKeyId: Value;
  readonly secretAccessKey: Value;
  readonly sessionToken: Value;
  /** The end of the session; anything but a Date if there is none. */
  readonly expiration: unknown;
}

/** Names the variables of an access key. */
export function nameKeys<Value>({ accessKeyId, secretAccessKey, sessionToken, expiration }: Keys<Value>) {
  return {
    AWS_ACCESS_KEY_ID: accessKeyId,
    AWS_SECRET_ACCESS_KEY: secretAccessKey,
    AWS_SESSION_TOKEN: sessionToken,
    // The format of `aws configure export-credentials`.
    AWS_CREDENTIAL_EXPIRATION: expiration instanceof Date ? renderTime(expiration).replace('Z', '+00:00') : null,
  };
}

interface Owner<Value> {
  readonly accountId: Value;
  readonly region: Value;
  readonly profile: Value;
}

/** Names the variables that say whose credentials they are, and in which region they are used. */
export function nameOwner<Value>({ accountId, region, profile }: Owner<Value>) {
  return {
    AWS_ACCOUNT_ID: accountId,
    AWS_REGION: region,
    AWS_DEFAULT_REGION: region,
    AWSROLE_PROFILE: profile,
  };
}

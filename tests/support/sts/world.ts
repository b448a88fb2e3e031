import { type KeyObject, randomBytes } from 'node:crypto';

/** The AWS accounts of the fixture servers, with the IDs that AWS would have generated. */
export interface World {
  /** By ARN. */
  readonly users: Map<string, User>;
  /** By ARN. */
  readonly roles: Map<string, Role>;
  /** By serial number. */
  readonly devices: Map<string, MfaDevice>;
  /** The issued sessions, by access key ID. */
  readonly sessions: Map<string, Session>;
  /** OpenID Connect providers, by issuer URL. */
  readonly issuers: Map<string, Issuer>;
}

export interface User {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  /** AIDA… */
  readonly id: string;
  readonly keys: AccessKey[];
  /** The role ARNs that the user's own policy allows; `*` matches any text. */
  readonly mayAssume: readonly string[];
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  status: 'Active' | 'Inactive';
  readonly created: Date;
  /** How many more requests are rejected before the key is known everywhere: IAM takes some seconds to distribute it. */
  unseenFor?: number;
}

export interface MfaDevice {
  readonly serial: string;
  /** Base32. */
  readonly seed: string;
  /** The ARN of its user. */
  readonly user: string;
  /** The 30 s steps whose code was used: AWS accepts each code once. */
  readonly usedSteps: Set<number>;
}

export interface Role {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  /** AROA… A role that was deleted and created again has another ID, and sessions of the old role are invalid. */
  readonly id: string;
  readonly trust: Trust;
  /** Seconds, 3600 to 43200. */
  readonly maxSessionDuration: number;
  readonly mayAssume: readonly string[];
}

/** The trust policy of a role. */
export interface Trust {
  /** ARNs of users, roles, and role sessions; `arn:aws:iam::<account>:root` matches the account, `*` anyone. */
  readonly principals: readonly string[];
  readonly externalId?: string;
  readonly requireMfa?: boolean;
  /** Requires MFA in the call itself, like an `aws:MultiFactorAuthAge` of a few seconds: the MFA of a session is too old. */
  readonly requireOwnMfa?: boolean;
  /** Web identities that may assume it. */
  readonly federated?: readonly FederatedTrust[];
  /** Whether `sts:TagSession` is allowed; by default true. */
  readonly allowTags?: boolean;
  /** Whether `sts:SetSourceIdentity` is allowed; by default true. */
  readonly allowSourceIdentity?: boolean;
}

export interface FederatedTrust {
  readonly issuer: string;
  readonly audience: string;
  /** `*` matches any text. */
  readonly subject: string;
}

export interface Issuer {
  readonly url: string;
  /** Client IDs that are registered with the provider. */
  readonly audiences: readonly string[];
  /** HS256 secret or RSA public key (PEM or key object). */
  readonly key: string | Buffer | KeyObject;
  readonly algorithm: 'HS256' | 'RS256';
}

export interface Session {
  readonly accessKeyId: string;
  readonly secret: string;
  readonly token: string;
  readonly expiration: Date;
  readonly principal: SessionPrincipal;
  /** Whether it was created with MFA. */
  readonly mfa: boolean;
  /** Whether it was created with the credentials of another session. */
  readonly chained: boolean;
  readonly sourceIdentity?: string;
  /** Tags that are passed on to sessions created from this one. */
  readonly transitiveTags: ReadonlyMap<string, string>;
}

export type SessionPrincipal =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'role'; readonly role: Role; readonly sessionName: string };

/** The facts of a world that a test specifies. */
export interface WorldData {
  readonly users?: readonly UserData[];
  readonly roles?: readonly RoleData[];
  readonly devices?: readonly Omit<MfaDevice, 'usedSteps'>[];
  readonly issuers?: readonly Issuer[];
}

export type UserData = Pick<User, 'arn'> &
  Partial<Pick<User, 'id' | 'mayAssume'>> & {
    readonly keys?: readonly (Pick<AccessKey, 'id' | 'secret'> & Partial<AccessKey>)[];
  };

export type RoleData = Pick<Role, 'arn' | 'trust'> & Partial<Pick<Role, 'id' | 'maxSessionDuration' | 'mayAssume'>>;

/** Creates a world. Throws if an ARN is not that of a user or a role. */
export function createWorld(data: WorldData = {}): World {
  return {
    users: new Map((data.users ?? []).map((user) => [user.arn, createUser(user)])),
    roles: new Map((data.roles ?? []).map((role) => [role.arn, createRole(role)])),
    devices: new Map((data.devices ?? []).map((device) => [device.serial, { ...device, usedSteps: new Set() }])),
    sessions: new Map(),
    issuers: new Map((data.issuers ?? []).map((issuer) => [issuer.url, issuer])),
  };
}

/** A random identifier in AWS's form: a prefix of four letters, and 17 letters and digits. */
export function uniqueId(prefix: string, length = 21): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const random = randomBytes(length - prefix.length);
  return prefix + Array.from(random, (byte) => letters.charAt(byte % 32)).join('');
}

/** Splits the ARN of a user or role into account and name; the path is not part of the name. */
function splitArn(arn: string, kind: 'user' | 'role'): { account: string; name: string } {
  const parts = /^arn:[\w-]+:iam::(\d{12}):(user|role)\/(?:.*\/)?([\w+=,.@-]+)$/.exec(arn);
  const [, account, found, name] = parts ?? [];
  if (account === undefined || name === undefined || found !== kind)
    throw new Error(`not the ARN of a ${kind}: ${arn}`);
  return { account, name };
}

function createUser({ keys = [], ...data }: UserData): User {
  return {
    id: uniqueId('AIDA'),
    mayAssume: ['*'],
    ...data,
    keys: keys.map((key) => ({ status: 'Active', created: new Date(0), ...key })),
    ...splitArn(data.arn, 'user'),
  };
}

function createRole(data: RoleData): Role {
  return {
    id: uniqueId('AROA'),
    maxSessionDuration: 3600,
    mayAssume: ['*'],
    ...data,
    ...splitArn(data.arn, 'role'),
  };
}

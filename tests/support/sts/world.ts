import { type KeyObject, randomBytes } from 'node:crypto';

/** The AWS accounts that the fixture servers know: data in, with the IDs that AWS would have made up filled in. */
export interface World {
  /** By ARN. */
  readonly users: Map<string, User>;
  /** By ARN. */
  readonly roles: Map<string, Role>;
  /** By serial number. */
  readonly devices: Map<string, MfaDevice>;
  /** Sessions that were handed out, by access key ID. */
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
  /** Role ARNs that the user's own policy lets it assume; `*` stands for any text. */
  readonly mayAssume: readonly string[];
}

export interface AccessKey {
  readonly id: string;
  readonly secret: string;
  status: 'Active' | 'Inactive';
  readonly created: Date;
  /** How many more requests are refused before the key is known everywhere: IAM takes some seconds to spread it. */
  unseenFor?: number;
}

export interface MfaDevice {
  readonly serial: string;
  /** Base32. */
  readonly seed: string;
  /** ARN of the user it belongs to. */
  readonly user: string;
  /** The 30 s steps whose code was used: AWS takes each code once. */
  readonly usedSteps: Set<number>;
}

export interface Role {
  readonly arn: string;
  readonly account: string;
  readonly name: string;
  /** AROA… A role that is deleted and made again has another one, and sessions of the old role are void. */
  readonly id: string;
  readonly trust: Trust;
  /** Seconds, 3600 to 43200. */
  readonly maxSessionDuration: number;
  readonly mayAssume: readonly string[];
}

/** A role's trust policy. */
export interface Trust {
  /** ARNs of users, roles, role sessions; `arn:aws:iam::<account>:root` stands for the account, `*` for anyone. */
  readonly principals: readonly string[];
  readonly externalId?: string;
  readonly requireMfa?: boolean;
  /** The call's own code, as by `aws:MultiFactorAuthAge` of a few seconds: the MFA of a session is too old. */
  readonly requireOwnMfa?: boolean;
  /** Web identities that may assume it. */
  readonly federated?: readonly FederatedTrust[];
  /** Whether `sts:TagSession` is allowed; true if left out. */
  readonly allowTags?: boolean;
  /** Whether `sts:SetSourceIdentity` is allowed; true if left out. */
  readonly allowSourceIdentity?: boolean;
}

export interface FederatedTrust {
  readonly issuer: string;
  readonly audience: string;
  /** `*` stands for any text. */
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
  /** Whether an MFA code was given when it was made. */
  readonly mfa: boolean;
  /** Whether it was made with the keys of another session. */
  readonly chained: boolean;
  readonly sourceIdentity?: string;
  /** Tags that pass on to sessions made from this one. */
  readonly transitiveTags: ReadonlyMap<string, string>;
}

export type SessionPrincipal =
  | { readonly kind: 'user'; readonly user: User }
  | { readonly kind: 'role'; readonly role: Role; readonly sessionName: string };

/** What a test writes down of a world. */
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

/** Builds a world. Throws when an ARN is not one of a user or a role. */
export function createWorld(data: WorldData = {}): World {
  return {
    users: new Map((data.users ?? []).map((user) => [user.arn, createUser(user)])),
    roles: new Map((data.roles ?? []).map((role) => [role.arn, createRole(role)])),
    devices: new Map((data.devices ?? []).map((device) => [device.serial, { ...device, usedSteps: new Set() }])),
    sessions: new Map(),
    issuers: new Map((data.issuers ?? []).map((issuer) => [issuer.url, issuer])),
  };
}

/** A new identifier in AWS's form: a prefix of four letters and 17 letters and digits. */
export function uniqueId(prefix: string, length = 21): string {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const random = randomBytes(length - prefix.length);
  return prefix + Array.from(random, (byte) => letters.charAt(byte % 32)).join('');
}

/** Account and name in the ARN of a user or role; the path between them does not belong to the name. */
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

import { randomBytes } from 'node:crypto';
import type { Action, ActionInput } from './actions/action.ts';
import { accountOf, arnOf, type Caller } from './caller.ts';
import { type Clock, movableClock } from './clock.ts';
import { accessDenied, invalidClientTokenId, ServiceError, validationError } from './errors.ts';
import { type Listening, type ListenOptions, listen } from './http.ts';
import { queryService } from './query-service.ts';
import { formatExpiration } from './sessions.ts';
import { type AccessKey, type User, uniqueId, type World } from './world.ts';
import type { Content } from './xml.ts';

export interface IamOptions extends Omit<ListenOptions, 'clock'> {
  /** The same world as the STS: a key created here signs calls there. */
  readonly state: World;
  readonly clock?: Clock;
  /** Actions that are denied to all callers. */
  readonly denied?: readonly string[];
  /** How many requests with a new key are rejected before the key is known. */
  readonly unseenFor?: number;
}

const KEYS_PER_USER = 2;

/** Starts a local IAM with the calls for rotating one's own access key: GetUser and the four calls for access keys. */
export function startIam({ state, clock, denied = [], unseenFor = 0, ...listening }: IamOptions): Promise<Listening> {
  const now = movableClock(clock ?? (() => new Date())).now;
  const service = queryService(
    {
      name: 'iam',
      version: '2010-05-08',
      namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
      actions: actionsWith(unseenFor),
      admit: (action, { caller }) => {
        // A session from GetSessionToken can call IAM only if it was created with MFA.
        if (caller?.kind === 'user' && caller.session?.mfa === false) throw invalidClientTokenId();
        if (caller && denied.includes(action)) throw notAllowed(caller, action, arnOf(caller).split('/').at(-1) ?? '');
      },
    },
    { world: state, clock: now },
  );
  return listen(service, { ...listening, clock: now });
}

function actionsWith(unseenFor: number): Record<string, Action> {
  return {
    GetUser: ownUser('GetUser', (user) => ({ User: renderUser(user) })),
    ListAccessKeys: ownUser('ListAccessKeys', (user) => ({
      AccessKeyMetadata: user.keys.map((key) => renderKey(user, key)),
      IsTruncated: 'false',
      UserName: user.name,
    })),
    CreateAccessKey: ownUser('CreateAccessKey', (user, { now }) => createKey(user, now, unseenFor)),
    UpdateAccessKey: ownUser('UpdateAccessKey', (user, { parameters }) => {
      findKey(user, parameters.get('AccessKeyId')).status = readStatus(parameters.get('Status'));
      return undefined;
    }),
    DeleteAccessKey: ownUser('DeleteAccessKey', (user, { parameters }) => {
      user.keys.splice(user.keys.indexOf(findKey(user, parameters.get('AccessKeyId'))), 1);
      return undefined;
    }),
  };
}

/** An action on the calling user; the fixture does not support other users. */
function ownUser(action: string, run: (user: User, input: ActionInput) => Content | undefined): Action {
  return {
    signed: true,
    run: ({ caller, ...input }) => {
      const name = input.parameters.get('UserName');
      if (caller.kind !== 'user') {
        if (name === undefined) throw validationError('Must specify userName when calling with non-User credentials');
        throw notAllowed(caller, action, name);
      }
      if (name !== undefined && name !== caller.user.name) throw notAllowed(caller, action, name);
      return run(caller.user, input);
    },
  };
}

function createKey(user: User, now: Date, unseenFor: number): Content {
  if (user.keys.length >= KEYS_PER_USER) {
    throw new ServiceError({
      code: 'LimitExceeded',
      status: 409,
      message: `Cannot exceed quota for AccessKeysPerUser: ${KEYS_PER_USER}`,
    });
  }
  const key: AccessKey = {
    id: `${uniqueId('AKIA', 13)}EXAMPLE`,
    secret: `${randomBytes(24).toString('base64url').slice(0, 30)}EXAMPLEKEY`,
    status: 'Active',
    created: now,
    unseenFor,
  };
  user.keys.push(key);
  return { AccessKey: { ...renderKey(user, key), SecretAccessKey: key.secret } };
}

function findKey(user: User, id: string | undefined): AccessKey {
  if (id === undefined) {
    throw validationError(
      "1 validation error detected: Value null at 'accessKeyId' failed to satisfy constraint: Member must not be null",
    );
  }
  const key = user.keys.find((one) => one.id === id);
  if (key !== undefined) return key;
  throw new ServiceError({
    code: 'NoSuchEntity',
    status: 404,
    message: `The Access Key with id ${id} cannot be found.`,
  });
}

function readStatus(status: string | undefined): AccessKey['status'] {
  if (status === 'Active' || status === 'Inactive') return status;
  throw validationError(
    `1 validation error detected: Value '${status}' at 'status' failed to satisfy constraint: Member must satisfy enum value set: [Active, Inactive]`,
  );
}

function renderKey(user: User, { id, status, created }: AccessKey): Record<string, string> {
  return { UserName: user.name, AccessKeyId: id, Status: status, CreateDate: formatExpiration(created) };
}

function renderUser(user: User): Content {
  const path = user.arn.slice(user.arn.indexOf(':user/') + 5, -user.name.length);
  return {
    Path: path,
    UserName: user.name,
    UserId: user.id,
    Arn: user.arn,
    CreateDate: formatExpiration(new Date(0)),
  };
}

function notAllowed(caller: Caller, action: string, userName: string): ServiceError {
  const resource = caller.kind === 'user' ? `user ${userName}` : `arn:aws:iam::${accountOf(caller)}:user/${userName}`;
  return accessDenied(
    `User: ${arnOf(caller)} is not authorized to perform: iam:${action} on resource: ${resource} because no identity-based policy allows the iam:${action} action`,
  );
}

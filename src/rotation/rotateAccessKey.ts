import type { Credentials } from '../core/credentials.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { KeyState } from '../services/iam/userKeys.ts';

/** The calls and file changes of a rotation; each may fail. The first parameter signs the call. */
export interface RotationTools {
  readonly list: (signer: Credentials) => Promise<Result<readonly KeyState[]>>;
  readonly create: (signer: Credentials) => Promise<Result<Credentials>>;
  readonly deactivate: (id: string, signer: Credentials) => Promise<Result<null>>;
  readonly remove: (id: string, signer: Credentials) => Promise<Result<null>>;
  /** Checks that AWS accepts the key, for the same user as before. */
  readonly test: (key: Credentials) => Promise<Result<null>>;
  /** Stores the key where the old one is stored. */
  readonly store: (key: Credentials) => Promise<Result<null>>;
  readonly progress: (message: string) => void;
  readonly warn: (warning: Warning) => void;
}

interface RotationOrder {
  readonly current: Credentials;
  /** Signs the calls to IAM: the current key, or its session made with MFA. */
  readonly signer: Credentials;
  /** Whether an inactive second key may be deleted to make room. */
  readonly replacesInactive: boolean;
}

export interface Rotation {
  readonly accessKeyId: string;
  readonly previousAccessKeyId: string;
  /** The state of the previous key. */
  readonly previous: 'deleted' | 'inactive' | 'active';
}

/**
 * Rotates the access key of a user: create, test, store, deactivate, delete. Whatever step fails, the stored key works: the
 * old one before `store`, the new one after it. Errors: those of the tools, with the old key in place; InvalidParameter if
 * the user already has two keys. A failure after `store` is a warning.
 */
export async function rotateAccessKey(order: RotationOrder, tools: RotationTools): Promise<Result<Rotation>> {
  const room = await makeRoom(order, tools);
  if (!room.ok) return room;
  tools.progress(say`Creating the new access key.`);
  const created = await createOnce(order.signer, room.value, tools);
  if (!created.ok) return created;
  const stored = await testAndStore(created.value, tools);
  if (!stored.ok) return fail(await removeNewKey(created.value, stored.error, order.signer, tools));
  const { accessKeyId } = created.value;
  const previousAccessKeyId = order.current.accessKeyId;
  return succeed({ accessKeyId, previousAccessKeyId, previous: await retire(order, created.value, tools) });
}

/** The IDs of the existing keys, after making room for one more. */
async function makeRoom(
  { current, signer, replacesInactive }: RotationOrder,
  tools: RotationTools,
): Promise<Result<readonly string[]>> {
  const listed = await tools.list(signer);
  if (!listed.ok) return listed;
  const others = listed.value.filter(({ accessKeyId }) => accessKeyId !== current.accessKeyId);
  const [other] = others;
  if (others.length === listed.value.length) return fail(keyOfOther(current));
  if (other === undefined) return succeed([current.accessKeyId]);
  if (other.isActive || !replacesInactive) return fail(twoKeys(current, other));
  const removed = await tools.remove(other.accessKeyId, signer);
  return removed.ok ? succeed([current.accessKeyId]) : removed;
}

/** Creates the key. If the response was lost, deletes keys created in the meantime, whose secret no one knows. */
async function createOnce(
  signer: Credentials,
  before: readonly string[],
  tools: RotationTools,
): Promise<Result<Credentials>> {
  const created = await tools.create(signer);
  if (created.ok || !mayHaveArrived.has(created.error.code)) return created;
  const listed = await tools.list(signer);
  const lost = listed.ok ? listed.value.filter(({ accessKeyId }) => !before.includes(accessKeyId)) : [];
  for (const { accessKeyId } of lost) {
    const removed = await tools.remove(accessKeyId, signer);
    if (!removed.ok) tools.warn(leftOver(accessKeyId, removed.error));
  }
  return created;
}

async function testAndStore(key: Credentials, tools: RotationTools): Promise<Result<null>> {
  tools.progress(say`Waiting for AWS to accept the new access key ${showKeyId(key.accessKeyId)}.`);
  const tested = await tools.test(key);
  return tested.ok ? tools.store(key) : tested;
}

/** Deletes the new key again, and returns the error. */
async function removeNewKey(
  key: Credentials,
  error: EngineError,
  signer: Credentials,
  tools: RotationTools,
): Promise<EngineError> {
  const removed = await tools.remove(key.accessKeyId, signer);
  if (!removed.ok) tools.warn(leftOver(key.accessKeyId, removed.error));
  return { ...error, message: say`The access key was not changed. ${error.message}` };
}

async function retire(
  { current, signer }: RotationOrder,
  key: Credentials,
  tools: RotationTools,
): Promise<Rotation['previous']> {
  // The new key may lack the MFA of the session; the session may end with its key.
  const signers = signer === current ? [key] : [signer, key];
  tools.progress(say`Deleting the old access key ${showKeyId(current.accessKeyId)}.`);
  const deactivated = await firstSuccess(signers, (one) => tools.deactivate(current.accessKeyId, one));
  if (!deactivated.ok) {
    tools.warn(notRetired(current, say`is still active`, deactivated.error));
    return 'active';
  }
  const removed = await firstSuccess(signers, (one) => tools.remove(current.accessKeyId, one));
  if (removed.ok) return 'deleted';
  tools.warn(notRetired(current, say`is inactive and could not be deleted`, removed.error));
  return 'inactive';
}

async function firstSuccess(
  signers: readonly Credentials[],
  call: (signer: Credentials) => Promise<Result<null>>,
): Promise<Result<null>> {
  let last: Result<null> = succeed(null);
  for (const signer of signers) {
    last = await call(signer);
    if (last.ok) return last;
  }
  return last;
}

const mayHaveArrived = new Set(['NetworkUnreachable', 'StsUnavailable', 'StsThrottled']);

function keyOfOther({ accessKeyId }: Credentials): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The access key ${showKeyId(accessKeyId)} does not belong to the user.`,
    hint: say`Use a profile with the long-term access key of an IAM user. The root user of an account must manage its access keys in the AWS console.`,
    target: showKeyId(accessKeyId),
  };
}

function twoKeys({ accessKeyId }: Credentials, other: KeyState): EngineError {
  const state = other.isActive ? 'active' : 'inactive';
  const way = other.isActive ? '' : say`, or let Update-AwsAccessKey delete it with -Force (--force)`;
  return {
    code: 'InvalidParameter',
    message: say`In addition to ${showKeyId(accessKeyId)}, the user has the access key ${showKeyId(other.accessKeyId)} (${state}), and AWS allows only two.`,
    hint: say`If nothing uses it, delete it: aws iam delete-access-key --access-key-id ${showKeyId(other.accessKeyId)}${way}.`,
    target: showKeyId(other.accessKeyId),
  };
}

function leftOver(accessKeyId: string, error: EngineError): Warning {
  return {
    code: 'AccessKeyLeft',
    message: say`The new access key ${showKeyId(accessKeyId)} is unused but could not be deleted. Delete it in IAM. ${error.message}`,
  };
}

function notRetired({ accessKeyId }: Credentials, state: string, error: EngineError): Warning {
  return {
    code: 'AccessKeyLeft',
    message: say`The new access key is stored and works, but the old access key ${showKeyId(accessKeyId)} ${state}. Delete it in IAM. ${error.message}`,
  };
}

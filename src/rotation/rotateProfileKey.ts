import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { type MfaDevice, openTokenCodes, tryCodes } from '../mfa/tokenCodes.ts';
import { pause } from '../net/exchange.ts';
import { openTrustMemory } from '../net/trust.ts';
import type { ServiceEndpoint } from '../plan/endpoints/configured.ts';
import type { Plan } from '../plan/plan.ts';
import { runProgram } from '../programs/runProgram.ts';
import { runPlan } from '../run/runPlan.ts';
import { createAccessKey, deactivateAccessKey, deleteAccessKey, listAccessKeys } from '../services/iam/userKeys.ts';
import { openService, type Service } from '../services/service.ts';
import { getCallerIdentity, type Identity } from '../services/sts/getCallerIdentity.ts';
import { getSessionToken } from '../services/sts/getSessionToken.ts';
import { readAccessKey } from '../vault/sealedKeys.ts';
import { type Rotation, rotateAccessKey } from './rotateAccessKey.ts';

/** Where the key of a profile is stored: in the AWS files, or encrypted under a name. */
export type KeyPlace = { readonly kind: 'files' } | { readonly kind: 'sealed'; readonly name: string };

interface ProfileRotation {
  readonly profile: string;
  readonly plan: Plan;
  /** The endpoint of IAM. */
  readonly iam: ServiceEndpoint;
  readonly configuration: Configuration;
  readonly place: KeyPlace;
  /** For policies that require MFA: the device whose code makes the session that signs the calls to IAM. */
  readonly device: MfaDevice | undefined;
  readonly tokenCode: string | undefined;
  readonly replacesInactive: boolean;
  /** Checks, without writing, that the place of the old key can be written to. */
  readonly dryRun: (old: Credentials) => Promise<Result<null>>;
  /** Replaces the old key where it is stored, everywhere or nowhere. */
  readonly store: (old: Credentials, key: Credentials) => Promise<Result<null>>;
}

/** Runs `rotateAccessKey` for the key of a profile, against AWS. Errors: the same, and those of the MFA code. */
export async function rotateProfileKey(order: ProfileRotation, edges: CommandEdges): Promise<Result<Rotation>> {
  const { plan } = order;
  const memory = openTrustMemory(edges);
  const sts = openService(plan, edges, { memory });
  const iam = openService({ ...plan, sts: order.iam }, edges, { memory });
  try {
    return await rotateAt({ sts, iam }, order, edges);
  } finally {
    sts.sender.close();
    iam.sender.close();
  }
}

/**
 * Waits until STS knows a new key, and checks that it belongs to its owner. Errors: those of GetCallerIdentity; StsRejected
 * if the key belongs to another user or is still unknown after a minute.
 */
export async function testAccessKey(key: Credentials, owner: Identity, sts: Service): Promise<Result<null>> {
  const { sleep = pause } = sts;
  for (let tries = 0; ; tries += 1) {
    const caller = await getCallerIdentity(key, sts);
    if (caller.ok) return caller.value.arn === owner.arn ? succeed(null) : fail(notTheOwner(key, owner));
    const wait = pauses[tries];
    if (caller.error.code !== 'StsRejected' || wait === undefined) return caller;
    await sleep(wait);
  }
}

async function rotateAt(
  { sts, iam }: { readonly sts: Service; readonly iam: Service },
  order: ProfileRotation,
  edges: CommandEdges,
): Promise<Result<Rotation>> {
  const current = await readCurrentKey(order, sts, edges);
  if (!current.ok) return current;
  const tried = await order.dryRun(current.value);
  if (!tried.ok) return tried;
  const owner = await getCallerIdentity(current.value, sts);
  if (!owner.ok) return owner;
  const signer = await openSigner(order, current.value, sts, edges);
  if (!signer.ok) return signer;
  const { store, replacesInactive } = order;
  return rotateAccessKey(
    { current: current.value, signer: signer.value, replacesInactive },
    {
      list: (by) => listAccessKeys(by, iam),
      create: (by) => createAccessKey(by, iam),
      deactivate: (id, by) => deactivateAccessKey(id, by, iam),
      remove: (id, by) => deleteAccessKey(id, by, iam),
      test: (key) => testAccessKey(key, owner.value, sts),
      store: (key) => store(current.value, key),
      progress: (message) => edges.tell({ kind: 'progress', message }),
      warn: (warning) => edges.tell({ kind: 'warning', warning }),
    },
  );
}

async function readCurrentKey(
  { place, plan, configuration, profile }: ProfileRotation,
  sts: Service,
  edges: CommandEdges,
): Promise<Result<Credentials>> {
  if (place.kind === 'sealed') return readAccessKey(place.name, edges);
  const outcome = await runPlan(plan, configuration, edges, { sts, cache: { use: false } });
  if (!outcome.ok) return outcome;
  const { credentials } = outcome.value;
  return credentials.sessionToken === undefined ? succeed(credentials) : fail(notLongTerm(profile, credentials));
}

async function openSigner(
  { device, tokenCode }: ProfileRotation,
  current: Credentials,
  sts: Service,
  edges: CommandEdges,
): Promise<Result<Credentials>> {
  const codes = openTokenCodes(device, tokenCode, edges, { run: runProgram });
  if (!codes.ok) return codes;
  if (device === undefined) return succeed(current);
  const { serialNumber } = device;
  return tryCodes(device, codes.value, (code) => getSessionToken({ serialNumber, tokenCode: code }, current, sts));
}

function notLongTerm(profile: string, { accessKeyId }: Credentials): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Profile "${profile}" contains a session (${showKeyId(accessKeyId)}), which has no access key to rotate.`,
    hint: say`Specify a profile with the long-term access key of a user.`,
    target: profile,
  };
}

/** Milliseconds between attempts, about a minute in all; IAM usually publishes a new key within seconds. */
const pauses = [1000, 1000, 2000, 2000, 3000, 3000, 5000, 5000, 8000, 8000, 10_000, 10_000];

function notTheOwner({ accessKeyId }: Credentials, { arn }: Identity) {
  return {
    code: 'StsRejected',
    message: say`The new access key ${showKeyId(accessKeyId)} does not belong to ${arn}.`,
    hint: say`Check that the IAM and STS endpoints belong to the same environment (endpoint_url, AWS_ENDPOINT_URL).`,
    target: showKeyId(accessKeyId),
  } as const;
}

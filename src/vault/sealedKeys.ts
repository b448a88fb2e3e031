import type { Credentials } from '../core/credentials.ts';
import { digestText } from '../core/digest.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { SessionEdges } from '../edges/edges.ts';
import { locateVault } from '../edges/places.ts';
import type { PrivateFolder } from '../edges/privateFolder.ts';
import { sealedEnding } from '../sessions/store.ts';
import { obtainSealKey, readSealKey, sealWith } from './seal.ts';

/** A long-term access key, stored encrypted with a key in the system credential store, instead of in the credentials file. */
export type AccessKey = Pick<Credentials, 'accessKeyId' | 'secretAccessKey'>;

/** Stores the access key of a profile. Errors: WriteFailed if there is no credential store, or the file cannot be written. */
export function saveAccessKey(
  profile: string,
  { accessKeyId, secretAccessKey }: AccessKey,
  edges: SessionEdges,
): Result<null> {
  const seal = obtainSealKey(edges);
  if (!seal.ok) return fail(notSaved(profile, seal.problem));
  const name = digestText(profile);
  const text = JSON.stringify([profile, accessKeyId, secretAccessKey.reveal()]);
  const written = openFolder(edges).write(name + sealedEnding, sealWith(seal.value).encode(text, name));
  return written.kind === 'refused' ? fail(notSaved(profile, written.reason)) : succeed(null);
}

/** Reads the access key of a profile. Errors: CredentialsNotFound; SourceFailed if it cannot be decrypted. */
export function readAccessKey(profile: string, edges: SessionEdges): Result<AccessKey> {
  const name = digestText(profile);
  const sealed = openFolder(edges).read(name + sealedEnding);
  if (sealed.kind === 'refused') return fail(notOpened(profile, sealed.reason));
  if (sealed.kind === 'absent' || sealed.value === undefined) return fail(notFound(profile));
  const seal = readSealKey(edges);
  if (!seal.ok) return fail(notOpened(profile, seal.problem));
  const text = seal.value === undefined ? undefined : sealWith(seal.value).decode(sealed.value, name);
  const key = parseKey(text, profile);
  if (key !== undefined) return succeed(key);
  return fail(notOpened(profile, say`It was encrypted with a different encryption key, or has changed since then.`));
}

/** Deletes the access key of a profile; returns whether there was one. */
export function forgetAccessKey(profile: string, edges: SessionEdges): boolean {
  const answer = openFolder(edges).remove(digestText(profile) + sealedEnding);
  return answer.kind === 'done' && answer.value;
}

function openFolder(edges: SessionEdges): PrivateFolder {
  return edges.machine.openFolder(locateVault(edges));
}

function parseKey(text: string | undefined, profile: string): AccessKey | undefined {
  const [owner, accessKeyId, secretAccessKey] = text === undefined ? [] : (JSON.parse(text) as readonly unknown[]);
  if (owner !== profile || typeof accessKeyId !== 'string' || typeof secretAccessKey !== 'string') return undefined;
  return { accessKeyId, secretAccessKey: new Secret(secretAccessKey) };
}

function notSaved(profile: string, reason: string): EngineError {
  return {
    code: 'WriteFailed',
    message: say`The access key of "${profile}" cannot be encrypted. ${reason}`,
    hint: say`Store it in the credentials file instead, or unlock the system credential store.`,
    target: profile,
  };
}

function notOpened(profile: string, reason: string): EngineError {
  return {
    code: 'SourceFailed',
    message: say`The encrypted access key of "${profile}" cannot be decrypted. ${reason}`,
    hint: say`Unlock the system credential store, or set the access key again.`,
    target: profile,
  };
}

function notFound(profile: string): EngineError {
  return {
    code: 'CredentialsNotFound',
    message: say`No encrypted access key was found for "${profile}".`,
    hint: say`Set the access key again.`,
    target: profile,
  };
}

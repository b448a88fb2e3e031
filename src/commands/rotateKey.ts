import { ownCredentialProcess } from '../config/ownCredentialProcess.ts';
import type { Configuration, Sections } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Credentials } from '../core/credentials.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { writeKey } from '../edit/actions/setAccessKey.ts';
import type { EditableFiles } from '../edit/editableFiles.ts';
import type { MfaDevice } from '../mfa/tokenCodes.ts';
import { resolveServiceEndpoint } from '../plan/endpoints/regional.ts';
import type { Plan } from '../plan/plan.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import type { KeyPlace } from '../rotation/rotateProfileKey.ts';
import { readAccessKey, saveAccessKey } from '../vault/sealedKeys.ts';
import { defineCommand } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { readPlan } from './shared/parameters.ts';
import { requireEncryptedEndpoint } from './shared/userSettings.ts';

/** Rotates the long-term access key of the profile; `rotateAccessKey` describes the state after a failed step. */
export const rotateKey = defineCommand({
  name: 'rotate-key',
  summary: say`rotates the access key of a profile: create, test, store, deactivate, delete`,
  kinds: { profile: 'text', serialNumber: 'text', tokenCode: 'text', force: 'flag', dryRun: 'flag' },
  run: async ({ profile, serialNumber, tokenCode, force = false, dryRun = false }, edges) => {
    const name = resolveProfileName(profile === undefined ? {} : { profile }, edges.environment);
    const read = readPlan({ profile: name, longTerm: true }, edges);
    if (!read.ok) return read;
    const { plan, configuration } = read.value;
    const place = placeOf(name, plan, edges);
    if (!place.ok) return place;
    const iam = resolveIam(name, plan, configuration, edges);
    if (!iam.ok) return iam;
    const encrypted = requireEncryptedEndpoint(iam.value.url, edges);
    if (!encrypted.ok) return encrypted;
    if (dryRun) return describeKey(name, place.value, plan, edges);
    const order = {
      profile: name,
      plan,
      iam: iam.value,
      configuration,
      place: place.value,
      device: deviceOf(name, serialNumber, configuration),
      tokenCode,
      replacesInactive: force,
      dryRun: (old: Credentials) => dryRunStore(place.value, old, edges),
      store: (old: Credentials, made: Credentials) => storeRotatedKey(place.value, old, made, edges),
    };
    const { rotateProfileKey } = await import('../rotation/rotateProfileKey.ts');
    const rotated = await rotateProfileKey(order, edges);
    if (!rotated.ok) return rotated;
    const { accessKeyId, previousAccessKeyId, previous } = rotated.value;
    const shown = { accessKeyId: showKeyId(accessKeyId), previousAccessKeyId: showKeyId(previousAccessKeyId) };
    return succeed({ profile: name, ...shown, previous });
  },
});

/** Where the profile's own long-term key is stored. */
function placeOf(profile: string, { hops }: Plan, edges: CommandEdges): Result<KeyPlace> {
  const [hop, ...more] = hops;
  if (hop === undefined || more.length > 0) return fail(noKeyOfItsOwn(profile, hop?.profile ?? null));
  if (hop.kind === 'static') return succeed({ kind: 'files' });
  const sealed = hop.kind === 'process' ? ownCredentialProcess(edges.platform).sealedOf(hop.command) : undefined;
  return sealed === undefined ? fail(noKeyOfItsOwn(profile, hop.profile)) : succeed({ kind: 'sealed', name: sealed });
}

function resolveIam(profile: string, { region }: Plan, configuration: Configuration, { environment }: CommandEdges) {
  const section = configuration.profiles.get(profile);
  const resolved = region ?? { value: 'us-east-1', by: { kind: 'default' } as const };
  return resolveServiceEndpoint('iam', resolved, { section, configuration, environment });
}

/** The key that would be replaced, without calling AWS. */
function describeKey(profile: string, place: KeyPlace, { hops }: Plan, edges: CommandEdges) {
  const [hop] = hops;
  const sealed = place.kind === 'sealed' ? readAccessKey(place.name, edges) : undefined;
  if (sealed !== undefined && !sealed.ok) return sealed;
  const id = sealed?.value.accessKeyId ?? (hop?.kind === 'static' ? hop.accessKeyId : '');
  return succeed({ profile, previousAccessKeyId: showKeyId(id) });
}

/** The MFA device of a profile with keys. The AWS CLI ignores it there, but policies that require MFA are a reason to set it. */
function deviceOf(profile: string, given: string | undefined, { profiles }: Configuration): MfaDevice | undefined {
  const settings = profiles.get(profile)?.settings;
  const serialNumber = given ?? settings?.value(settingName.mfaSerial);
  const mfaProcess = settings?.value(settingName.mfaProcess);
  if (!serialNumber) return undefined;
  return { profile, serialNumber, ...(mfaProcess === undefined ? {} : { mfaProcess }) };
}

function noKeyOfItsOwn(profile: string, source: string | null): EngineError {
  const other = source !== null && source !== profile ? say` Its credentials come from profile "${source}".` : '';
  return {
    code: 'InvalidParameter',
    message: say`Profile "${profile}" has no long-term access key of its own.${other}`,
    hint: say`Specify the profile that contains aws_access_key_id, or whose access key was encrypted with Set-AwsAccessKey.`,
    target: profile,
  };
}

/** Checks that the files with the old key can be edited, before a new key is created. Errors: ConfigSyntax, InvalidParameter. */
function dryRunStore(place: KeyPlace, old: Credentials, edges: CommandEdges): Promise<Result<null>> {
  return place.kind === 'sealed' ? Promise.resolve(succeed(null)) : writeIntoFiles(old, old, edges, true);
}

/**
 * Replaces the old key where it is stored; in the files at every place that has it now, all or none. Errors, with no changes
 * made: WriteFailed, also if the old key is gone; ConfigSyntax.
 */
async function storeRotatedKey(
  place: KeyPlace,
  old: Pick<Credentials, 'accessKeyId'>,
  key: Credentials,
  edges: CommandEdges,
): Promise<Result<null>> {
  return place.kind === 'sealed' ? saveAccessKey(place.name, key, edges) : writeIntoFiles(old, key, edges, false);
}

async function writeIntoFiles(
  old: Pick<Credentials, 'accessKeyId'>,
  key: Credentials,
  edges: CommandEdges,
  dryRun: boolean,
): Promise<Result<null>> {
  const written = { accessKeyId: key.accessKeyId, secretAccessKey: key.secretAccessKey.reveal() };
  const write = (names: readonly string[]) => names.flatMap((name) => writeKey(name, written));
  const edited = await editFiles(
    (files) => {
      const { config, credentials } = findPlacesOfKey(files, old.accessKeyId);
      if (config.length + credentials.length === 0) return fail(keyGone(old));
      return succeed({ config: write(config), credentials: write(credentials) });
    },
    edges,
    { dryRun },
  );
  return edited.ok ? succeed(null) : edited;
}

function keyGone({ accessKeyId }: Pick<Credentials, 'accessKeyId'>) {
  return {
    code: 'WriteFailed',
    message: say`The access key ${showKeyId(accessKeyId)} is no longer in the files, because another program changed them in the meantime.`,
    hint: say`Check the profile, and try again when that program has finished.`,
    target: showKeyId(accessKeyId),
  } as const;
}

/** The profiles of each file whose section has the access key. */
interface KeyPlaces {
  readonly config: readonly string[];
  readonly credentials: readonly string[];
}

/** Finds every section with the key: users copy keys from profile to profile, and the old key stops working in all of them. */
function findPlacesOfKey({ config, credentials }: EditableFiles, accessKeyId: string): KeyPlaces {
  return {
    config: namesWith(config.reading.profiles, accessKeyId),
    credentials: namesWith(credentials.reading.profiles, accessKeyId),
  };
}

function namesWith(sections: Sections, accessKeyId: string): readonly string[] {
  return [...sections.values()]
    .filter(({ settings }) => settings.value(settingName.accessKeyId) === accessKeyId)
    .map(({ name }) => name);
}

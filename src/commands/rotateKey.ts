import { key } from '../config/keys.ts';
import { ownProcesses } from '../config/ownProcess.ts';
import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { type EngineError, fail, type Result, succeed } from '../core/error.ts';
import { showKeyId } from '../core/keyText.ts';
import { say } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import type { MfaDevice } from '../mfa/tokenCodes.ts';
import { resolveServiceEndpoint } from '../plan/endpoints/regional.ts';
import type { Plan } from '../plan/plan.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import type { KeyPlace } from '../rotation/rotateProfileKey.ts';
import { readAccessKey } from '../vault/sealedKeys.ts';
import { defineCommand } from './shared/command.ts';
import { readPlan } from './shared/parameters.ts';
import { requireEncrypted } from './shared/readTrusted.ts';
import { rehearseStore, storeRotatedKey } from './shared/storeRotatedKey.ts';

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
    const encrypted = requireEncrypted(iam.value.url, edges);
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
      rehearse: (old: Credentials) => rehearseStore(place.value, old, edges),
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
  const sealed = hop.kind === 'process' ? ownProcesses(edges.platform).sealedOf(hop.command) : undefined;
  return sealed === undefined ? fail(noKeyOfItsOwn(profile, hop.profile)) : succeed({ kind: 'sealed', name: sealed });
}

function resolveIam(profile: string, { region }: Plan, configuration: Configuration, { environment }: CommandEdges) {
  const section = configuration.profiles.get(profile);
  const decided = region ?? { value: 'us-east-1', by: { kind: 'default' } as const };
  return resolveServiceEndpoint('iam', decided, { section, configuration, environment });
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
  const serialNumber = given ?? settings?.value(key.mfaSerial);
  const mfaProcess = settings?.value(key.mfaProcess);
  if (!serialNumber) return undefined;
  return { profile, serialNumber, ...(mfaProcess === undefined ? {} : { mfaProcess }) };
}

function noKeyOfItsOwn(profile: string, source: string | null): EngineError {
  const other = source !== null && source !== profile ? say` Its credentials come from profile "${source}".` : '';
  return {
    code: 'InvalidParameter',
    message: say`Profile "${profile}" has no long-term access key of its own.${other}`,
    hint: say`Specify the profile whose section contains aws_access_key_id, or whose access key Set-AwsAccessKey encrypted.`,
    target: profile,
  };
}

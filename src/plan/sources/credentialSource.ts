import type { Section } from '../../config/profile.ts';
import type { Environment } from '../../core/environment.ts';
import type { Result } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Subject } from '../hop.ts';
import type { Hop } from '../plan.ts';
import { refuse, renderProvenance } from '../problem.ts';
import type { Resolved } from '../resolvedValue.ts';
import { readContainer } from './container.ts';
import { readEnvironmentKeys } from './environment.ts';
import { readInstance } from './instance.ts';

/** The values of credential_source, which are case-sensitive (botocore CanonicalNameCredentialSourcer). */
const sources = new Map<string, (environment: Environment, settings: Section | undefined) => Result<Hop> | undefined>([
  ['Environment', readEnvironmentKeys],
  ['Ec2InstanceMetadata', readInstance],
  ['EcsContainer', readContainer],
]);

const whatIsMissing = new Map([
  ['Environment', say`Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`],
  ['Ec2InstanceMetadata', say`Remove AWS_EC2_METADATA_DISABLED.`],
  ['EcsContainer', say`AWS_CONTAINER_CREDENTIALS_RELATIVE_URI or AWS_CONTAINER_CREDENTIALS_FULL_URI must be set.`],
]);

/** Reads the credential_source of a role, from the environment even if the profile is specified explicitly. */
export function readCredentialSource(
  source: Resolved<string>,
  profile: string,
  { environment, settings }: Pick<Subject, 'environment' | 'settings'>,
): Result<Hop> {
  const read = sources.get(source.value);
  if (read === undefined) return unknownSource(source, profile);
  return read(environment, settings) ?? sourceAbsent(source, profile);
}

function unknownSource(source: Resolved<string>, profile: string): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: say`"${source.value}" is not a valid credential_source (profile "${profile}").`,
    hint: say`Set ${renderProvenance(source.by)} to one of ${[...sources.keys()].join(', ')}. The values are case-sensitive.`,
    target: profile,
    by: source.by,
  });
}

function sourceAbsent(source: Resolved<string>, profile: string): Result<never> {
  return refuse({
    code: 'CredentialsNotFound',
    message: say`Profile "${profile}" gets its credentials from ${source.value}, but none were found there.`,
    hint: whatIsMissing.get(source.value) ?? say`Specify another credential_source.`,
    target: profile,
    by: source.by,
  });
}

import { key } from '../../config/keys.ts';
import type { Section } from '../../config/profile.ts';
import type { Environment } from '../../core/environment.ts';
import { type EngineError, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { type Decided, type Decider, isTrue, parseInteger, readSetting, readVariable } from '../decided.ts';
import type { HopBase, HopKind } from '../hop.ts';
import { refuse, renderDecider } from '../problem.ts';

export interface InstanceHop extends HopBase {
  readonly kind: 'instance';
  readonly endpoint: string;
  /** Of each attempt. */
  readonly timeoutSeconds: number;
  /** In all; null: what is usual, which depends on what fails. */
  readonly attempts: number | null;
}

export const instanceKind: HopKind<InstanceHop> = {
  shapes: { endpoint: true, timeoutSeconds: false, attempts: false },
  isOfMachine: true,
  explain: ({ endpoint, timeoutSeconds, attempts }) => ({ endpoint, timeoutSeconds, attempts }),
  title: () => ({ text: say`EC2 instance credentials` }),
};

/**
 * The instance metadata service; undefined when AWS_EC2_METADATA_DISABLED says so. No one is asked whether it is there. Its
 * settings are variables, or else those of the session's profile (botocore configprovider.py), a second being usual.
 */
export function readInstance(environment: Environment, settings: Section | undefined): Result<InstanceHop> | undefined {
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') return undefined;
  const read = (variable: string, name: string) => readVariable(environment, variable) ?? readSetting(settings, name);
  const endpoint = resolveEndpoint(read);
  if (!endpoint.ok) return endpoint;
  const { url, by } = endpoint.value;
  const timeout = read('AWS_METADATA_SERVICE_TIMEOUT', key.metadataTimeout);
  const attempts = read('AWS_METADATA_SERVICE_NUM_ATTEMPTS', key.metadataAttempts);
  const [seconds, count] = [readCount(timeout), readCount(attempts)];
  return succeed({
    kind: 'instance',
    profile: null,
    endpoint: url,
    timeoutSeconds: seconds ?? 1,
    attempts: count ?? null,
    decided: {
      ...(by && { endpoint: by }),
      ...(seconds !== undefined && timeout && { timeoutSeconds: timeout.by }),
      ...(count !== undefined && attempts && { attempts: attempts.by }),
    },
  });
}

/** The endpoint that is set, otherwise the usual one of the mode that is set, otherwise of the older setting (botocore utils.py). */
function resolveEndpoint(
  read: (variable: string, name: string) => Decided<string> | undefined,
): Result<{ readonly url: string; readonly by: Decider | undefined }> {
  const endpoint = read('AWS_EC2_METADATA_SERVICE_ENDPOINT', key.metadataEndpoint);
  if (endpoint?.value)
    return URL.canParse(endpoint.value)
      ? succeed({ url: endpoint.value, by: endpoint.by })
      : unusable(endpoint, {
          message: say`"${endpoint.value}" is not the URL of an instance metadata service.`,
          hint: say`Set ${renderDecider(endpoint.by)} to a URL with a scheme, such as http://169.254.169.254.`,
        });
  const mode = read('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', key.metadataEndpointMode);
  if (mode?.value) {
    const url = usual.get(mode.value.toLowerCase());
    return url !== undefined
      ? succeed({ url, by: mode.by })
      : unusable(mode, {
          message: say`"${mode.value}" is not a valid endpoint mode of the instance metadata service.`,
          hint: say`Set ${renderDecider(mode.by)} to one of ${'IPv4, IPv6'}.`,
        });
  }
  const isIpv6 = read('AWS_IMDS_USE_IPV6', key.metadataIpv6);
  return succeed(isTrue(isIpv6) ? { url: ipv6, by: isIpv6?.by } : { url: ipv4, by: undefined });
}

const ipv4 = 'http://169.254.169.254';
const ipv6 = 'http://[fd00:ec2::254]';
const usual: ReadonlyMap<string, string> = new Map([
  ['ipv4', ipv4],
  ['ipv6', ipv6],
]);

/** What is not a number from 1 to 999 counts for nothing. */
function readCount(decided: Decided<string> | undefined): number | undefined {
  const count = decided && parseInteger(decided.value);
  return count !== undefined && count >= 1 && count <= 999 ? count : undefined;
}

function unusable({ value, by }: Decided<string>, words: Pick<EngineError, 'message' | 'hint'>): Result<never> {
  return refuse({ code: 'InvalidParameter', ...words, target: value, by });
}

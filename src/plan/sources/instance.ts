import type { Section } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import type { Environment } from '../../core/environment.ts';
import { type EngineError, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { HopBase, SourceKind } from '../hop.ts';
import { refuse, renderProvenance } from '../problem.ts';
import { isTrue, type Provenance, parseInteger, type Resolved, readSetting, readVariable } from '../resolvedValue.ts';

export interface InstanceHop extends HopBase {
  readonly kind: 'instance';
  readonly endpoint: string;
  /** The timeout of each attempt. */
  readonly timeoutSeconds: number;
  /** The total number; null for the default, which depends on the failure. */
  readonly attempts: number | null;
}

export const instanceKind: SourceKind<InstanceHop> = {
  giver: say`the instance metadata service`,
  shapes: { endpoint: true, timeoutSeconds: false, attempts: false },
  isOfMachine: true,
  explain: ({ endpoint, timeoutSeconds, attempts }) => ({ endpoint, timeoutSeconds, attempts }),
  title: () => ({ text: say`EC2 instance credentials` }),
};

/**
 * The instance metadata service; undefined if AWS_EC2_METADATA_DISABLED is true. Does not check that it exists. Its settings
 * are variables, then settings of the session's profile (botocore configprovider.py); the default timeout is one second.
 */
export function readInstance(environment: Environment, settings: Section | undefined): Result<InstanceHop> | undefined {
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') return undefined;
  const read = (variable: string, name: string) => readVariable(environment, variable) ?? readSetting(settings, name);
  const endpoint = resolveEndpoint(read);
  if (!endpoint.ok) return endpoint;
  const { url, by } = endpoint.value;
  const timeout = read('AWS_METADATA_SERVICE_TIMEOUT', settingName.metadataTimeout);
  const attempts = read('AWS_METADATA_SERVICE_NUM_ATTEMPTS', settingName.metadataAttempts);
  const [seconds, count] = [readCount(timeout), readCount(attempts)];
  return succeed({
    kind: 'instance',
    profile: null,
    endpoint: url,
    timeoutSeconds: seconds ?? 1,
    attempts: count ?? null,
    provenance: {
      ...(by && { endpoint: by }),
      ...(seconds !== undefined && timeout && { timeoutSeconds: timeout.by }),
      ...(count !== undefined && attempts && { attempts: attempts.by }),
    },
  });
}

/** The specified endpoint, otherwise the default one of the specified mode, otherwise of the legacy IPv6 setting (botocore utils.py). */
function resolveEndpoint(
  read: (variable: string, name: string) => Resolved<string> | undefined,
): Result<{ readonly url: string; readonly by: Provenance | undefined }> {
  const endpoint = read('AWS_EC2_METADATA_SERVICE_ENDPOINT', settingName.metadataEndpoint);
  if (endpoint?.value)
    return URL.canParse(endpoint.value)
      ? succeed({ url: endpoint.value, by: endpoint.by })
      : unusable(endpoint, {
          message: say`"${endpoint.value}" is not the URL of an instance metadata service.`,
          hint: say`Set ${renderProvenance(endpoint.by)} to a URL with a scheme, such as http://169.254.169.254.`,
        });
  const mode = read('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', settingName.metadataEndpointMode);
  if (mode?.value) {
    const url = defaultUrls.get(mode.value.toLowerCase());
    return url !== undefined
      ? succeed({ url, by: mode.by })
      : unusable(mode, {
          message: say`"${mode.value}" is not a valid endpoint mode of the instance metadata service.`,
          hint: say`Set ${renderProvenance(mode.by)} to one of ${'IPv4, IPv6'}.`,
        });
  }
  const isIpv6 = read('AWS_IMDS_USE_IPV6', settingName.metadataIpv6);
  return succeed(isTrue(isIpv6) ? { url: ipv6, by: isIpv6?.by } : { url: ipv4, by: undefined });
}

const ipv4 = 'http://169.254.169.254';
const ipv6 = 'http://[fd00:ec2::254]';
const defaultUrls: ReadonlyMap<string, string> = new Map([
  ['ipv4', ipv4],
  ['ipv6', ipv6],
]);

/** Ignores anything but an integer from 1 to 999. */
function readCount(resolved: Resolved<string> | undefined): number | undefined {
  const count = resolved && parseInteger(resolved.value);
  return count !== undefined && count >= 1 && count <= 999 ? count : undefined;
}

function unusable({ value, by }: Resolved<string>, words: Pick<EngineError, 'message' | 'hint'>): Result<never> {
  return refuse({ code: 'InvalidParameter', ...words, target: value, by });
}

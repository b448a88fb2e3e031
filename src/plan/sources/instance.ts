import { key } from '../../config/keys.ts';
import type { Section } from '../../config/profile.ts';
import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { type Decided, parseInteger, readSetting, readVariable } from '../decided.ts';
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
 * The instance metadata service; undefined when AWS_EC2_METADATA_DISABLED says so. Nobody is asked whether it is there. Its
 * settings are variables, or else those of the session's profile (botocore configprovider.py), a second being usual.
 */
export function readInstance(environment: Environment, settings: Section | undefined): Result<InstanceHop> | undefined {
  if (environment['AWS_EC2_METADATA_DISABLED']?.toLowerCase() === 'true') return undefined;
  const read = (variable: string, name: string) => readVariable(environment, variable) ?? readSetting(settings, name);
  const endpoint = read('AWS_EC2_METADATA_SERVICE_ENDPOINT', key.metadataEndpoint);
  const mode = read('AWS_EC2_METADATA_SERVICE_ENDPOINT_MODE', key.metadataEndpointMode);
  const timeout = read('AWS_METADATA_SERVICE_TIMEOUT', key.metadataTimeout);
  const attempts = read('AWS_METADATA_SERVICE_NUM_ATTEMPTS', key.metadataAttempts);
  if (endpoint?.value && !URL.canParse(endpoint.value)) return unusableEndpoint(endpoint);
  const usual = mode?.value.toLowerCase() === 'ipv6' ? 'http://[fd00:ec2::254]' : 'http://169.254.169.254';
  const [seconds, count] = [readCount(timeout), readCount(attempts)];
  const by = endpoint?.value ? endpoint.by : mode?.by;
  return succeed({
    kind: 'instance',
    profile: null,
    endpoint: endpoint?.value || usual,
    timeoutSeconds: seconds ?? 1,
    attempts: count ?? null,
    decided: {
      ...(by && { endpoint: by }),
      ...(seconds !== undefined && timeout && { timeoutSeconds: timeout.by }),
      ...(count !== undefined && attempts && { attempts: attempts.by }),
    },
  });
}

/** What is no number from 1 to 999 counts for nothing. */
function readCount(decided: Decided<string> | undefined): number | undefined {
  const count = decided && parseInteger(decided.value);
  return count !== undefined && count >= 1 && count <= 999 ? count : undefined;
}

function unusableEndpoint({ value, by }: Decided<string>): Result<never> {
  const name = renderDecider(by);
  return refuse({
    code: 'InvalidParameter',
    message: say`"${value}" is not the URL of an instance metadata service.`,
    hint: say`Set ${name} to a URL with a scheme, such as http://169.254.169.254.`,
    target: by.kind === 'variable' ? by.name : key.metadataEndpoint,
    by,
  });
}

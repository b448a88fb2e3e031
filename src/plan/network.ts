import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { NetworkSettings } from './plan.ts';
import { refuse, renderProvenance, warnEmpty } from './problem.ts';
import { parseInteger, type Resolved, readSetting, readVariable } from './resolvedValue.ts';

const modes = ['legacy', 'standard', 'adaptive'] as const;

interface NetworkChoice {
  readonly network: NetworkSettings;
  readonly warnings: readonly Warning[];
}

/**
 * Resolves certificates, retry mode, and attempts. Defaults are those of AWS CLI 2: standard, 3 attempts in all. An empty
 * value, which the AWS CLI rejects, is ignored with a warning. An empty AWS_CA_BUNDLE, with which botocore would not verify
 * certificates, counts as none.
 */
export function resolveNetwork(section: Section | undefined, environment: Environment): Result<NetworkChoice> {
  const warnings: Warning[] = [];
  const read = (variable: string, name: string) => {
    const resolved = readVariable(environment, variable) ?? readSetting(section, name);
    if (resolved?.value === '') warnings.push(warnEmpty('value', resolved.by));
    return resolved?.value === '' ? undefined : resolved;
  };
  const mode = readMode(read('AWS_RETRY_MODE', settingName.retryMode));
  if (!mode.ok) return mode;
  const attempts = readAttempts(read('AWS_MAX_ATTEMPTS', settingName.maxAttempts));
  if (!attempts.ok) return attempts;
  const caBundle = readCaBundle(section, environment);
  return succeed({ network: { caBundle, retryMode: mode.value, maxAttempts: attempts.value }, warnings });
}

function readCaBundle(section: Section | undefined, environment: Environment): string | null {
  const own = readVariable(environment, 'AWS_CA_BUNDLE') ?? readSetting(section, settingName.caBundle);
  return own?.value || environment['REQUESTS_CA_BUNDLE'] || null;
}

function readMode(resolved: Resolved<string> | undefined): Result<NetworkSettings['retryMode']> {
  if (resolved === undefined) return succeed('standard');
  const mode = modes.find((known) => known === resolved.value);
  if (mode !== undefined) return succeed(mode);
  return refuse({
    code: 'InvalidParameter',
    message: say`"${resolved.value}" is not a valid retry mode.`,
    hint: say`Set ${renderProvenance(resolved.by)} to one of ${modes.join(', ')}.`,
    target: resolved.value,
    by: resolved.by,
  });
}

function readAttempts(resolved: Resolved<string> | undefined): Result<number> {
  if (resolved === undefined) return succeed(3);
  const attempts = parseInteger(resolved.value);
  if (attempts !== undefined && attempts >= 1) return succeed(attempts);
  return refuse({
    code: 'InvalidParameter',
    message: say`"${resolved.value}" is not a valid number of attempts.`,
    hint: say`Set ${renderProvenance(resolved.by)} to a whole number of at least 1, including the first attempt.`,
    target: resolved.value,
    by: resolved.by,
  });
}

import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Environment } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { startWithProvenance, warn, warnOfComment } from './problem.ts';
import { type Resolved, readSetting, readVariable } from './resolvedValue.ts';

/** A boolean setting, and the variable that overrides it. */
interface BooleanSetting {
  readonly variable: string;
  readonly key: string;
}

export const booleanSettings = {
  fips: { variable: 'AWS_USE_FIPS_ENDPOINT', key: settingName.useFipsEndpoint },
  dualStack: { variable: 'AWS_USE_DUALSTACK_ENDPOINT', key: settingName.useDualstackEndpoint },
  ignoreConfigured: { variable: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', key: settingName.ignoreConfiguredEndpointUrls },
} as const;

export function readBooleanSetting(
  { variable, key: name }: BooleanSetting,
  section: Section | undefined,
  environment: Environment,
): Resolved<string> | undefined {
  return readVariable(environment, variable) ?? readSetting(section, name);
}

/**
 * Warns of boolean settings that are neither true nor false: the AWS CLI treats `use_fips_endpoint = yes` and `true # x` as false.
 * Checks only those that have an effect.
 */
export function warnOfBooleanSettings(
  isEndpointConfigured: boolean,
  section: Section | undefined,
  environment: Environment,
): Warning[] {
  const relevant = isEndpointConfigured
    ? [booleanSettings.ignoreConfigured]
    : [booleanSettings.fips, booleanSettings.dualStack];
  return relevant.flatMap((entry) => {
    const resolved = readBooleanSetting(entry, section, environment);
    return resolved === undefined || /^(true|false|)$/i.test(resolved.value) ? [] : [explain(resolved)];
  });
}

function explain(resolved: Resolved<string>): Warning {
  const what = say`${startWithProvenance(resolved.by)} is treated as not set`;
  const message = say`${what}: "${resolved.value}" is neither true nor false, so the AWS CLI treats it as false.`;
  return (
    warnOfComment(resolved, what, say`is part of the value, as in the AWS CLI`) ??
    warn('SwitchIgnored', message, resolved.by)
  );
}

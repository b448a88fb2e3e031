import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { type Decided, readSetting, readVariable } from './decided.ts';
import { startWithDecider, warn, warnOfComment } from './problem.ts';

/** A boolean setting, and the variable that overrides it. */
export interface Switch {
  readonly variable: string;
  readonly key: string;
}

export const switches = {
  fips: { variable: 'AWS_USE_FIPS_ENDPOINT', key: key.useFipsEndpoint },
  dualStack: { variable: 'AWS_USE_DUALSTACK_ENDPOINT', key: key.useDualstackEndpoint },
  ignoreConfigured: { variable: 'AWS_IGNORE_CONFIGURED_ENDPOINT_URLS', key: key.ignoreConfiguredEndpointUrls },
} as const;

export function readSwitch(
  { variable, key: name }: Switch,
  section: Section | undefined,
  environment: Environment,
): Decided<string> | undefined {
  return readVariable(environment, variable) ?? readSetting(section, name);
}

/**
 * Warns of switches that are neither true nor false: the AWS CLI treats `use_fips_endpoint = yes` and `true # x` as false.
 * Checks only the switches that have an effect.
 */
export function warnOfSwitches(
  isEndpointConfigured: boolean,
  section: Section | undefined,
  environment: Environment,
): Warning[] {
  const relevant = isEndpointConfigured ? [switches.ignoreConfigured] : [switches.fips, switches.dualStack];
  return relevant.flatMap((entry) => {
    const decided = readSwitch(entry, section, environment);
    return decided === undefined || /^(true|false|)$/i.test(decided.value) ? [] : [explain(decided)];
  });
}

function explain(decided: Decided<string>): Warning {
  const what = say`${startWithDecider(decided.by)} is treated as not set`;
  const message = say`${what}: "${decided.value}" is neither true nor false, so the AWS CLI treats it as false.`;
  return (
    warnOfComment(decided, what, say`is part of its value, as in the AWS CLI`) ??
    warn('SwitchIgnored', message, decided.by)
  );
}

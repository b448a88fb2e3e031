import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { type Decided, readSetting, readVariable } from './decided.ts';
import { startWithDecider, warn, warnOfComment } from './problem.ts';

/** A setting that is true or false, and the variable that goes before it. */
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
 * Only "true" is true to the AWS CLI, so `use_fips_endpoint = yes` and `true # x` are off: who asked for FIPS is told. Of the
 * switches those that make a difference are looked at.
 */
export function warnOfSwitches(
  isEndpointConfigured: boolean,
  section: Section | undefined,
  environment: Environment,
): Warning[] {
  const looked = isEndpointConfigured ? [switches.ignoreConfigured] : [switches.fips, switches.dualStack];
  return looked.flatMap((one) => {
    const decided = readSwitch(one, section, environment);
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

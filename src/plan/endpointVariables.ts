import type { Configuration, Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { Environment } from '../core/environment.ts';
import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import { booleanSettings } from './booleanSettings.ts';
import type { PlanRequest } from './plan.ts';
import { listPreviousRoleVariables, regionVariables, withoutPreviousRole } from './previousRole.ts';
import { renderProvenance, warn } from './problem.ts';
import { decideProfileName } from './profileName.ts';
import { isTrue, readSetting } from './resolvedValue.ts';

/** Environment variables with the endpoint settings of a profile, for a shell in which AWS_PROFILE is not set. */
export interface EndpointVariables {
  readonly variables: Readonly<Record<string, string>>;
  readonly warnings: readonly Warning[];
}

/**
 * Lists the variables that send calls where `aws --profile` sends them: endpoints, FIPS, dual-stack, CA bundle. A variable
 * that is already set takes precedence over the profile (botocore configprovider.py) and is omitted. Without AWS_PROFILE
 * programs read [default], which must not apply: its boolean settings are set to false, and a warning reports an endpoint that no
 * variable can override. A role without a profile keeps the variables that the previous role set.
 */
export function listEndpointVariables(
  request: PlanRequest,
  { profiles, services }: Configuration,
  shell: Environment,
): EndpointVariables {
  const environment = withoutPreviousRole(request, shell);
  const named = request.role?.sourceProfile ?? request.profile;
  const { value: name } = decideProfileName(named === undefined ? {} : { profile: named }, environment);
  const section = profiles.get(name);
  const fallback = name === 'default' ? undefined : profiles.get('default');
  const found: Record<string, string> = named === undefined ? readPreviousRole(environment) : {};
  for (const { variable, key: setting } of [booleanSettings.fips, booleanSettings.dualStack]) {
    if (environment[variable] !== undefined) continue;
    if (isTrue(readSetting(section, setting))) found[variable] = 'true';
    else if (isTrue(readSetting(fallback, setting))) found[variable] = 'false';
  }
  const bundle = section?.settings.value(settingName.caBundle);
  if (bundle && environment['AWS_CA_BUNDLE'] === undefined) found['AWS_CA_BUNDLE'] = bundle;
  const endpoints = listEndpoints(section, services, environment);
  Object.assign(found, endpoints);
  const warnings = warnOfDefault(fallback, section, endpoints, environment, found);
  return { variables: found, warnings: [...warnings, ...warnOfAll(section, endpoints)] };
}

function readPreviousRole(environment: Environment): Record<string, string> {
  const names = listPreviousRoleVariables(environment).filter(
    (name) => !regionVariables.some((region) => region === name),
  );
  return Object.fromEntries(names.flatMap((name) => (environment[name] ? [[name, environment[name] ?? '']] : [])));
}

/** In the order of botocore: the variable of the service, AWS_ENDPOINT_URL, the services section, the profile's endpoint_url. */
function listEndpoints(
  section: Section | undefined,
  services: Configuration['services'],
  environment: Environment,
): Record<string, string> {
  const { variable: ignoreVariable, key: ignoreKey } = booleanSettings.ignoreConfigured;
  if (environment[ignoreVariable] === undefined && isTrue(readSetting(section, ignoreKey)))
    return { [ignoreVariable]: 'true' };
  if (environment[ignoreVariable]?.toLowerCase() === 'true' || environment['AWS_ENDPOINT_URL']) return {};
  const found: Record<string, string> = {};
  for (const [service, { nested }] of services.get(section?.settings.value(settingName.services) ?? '')?.settings ??
    []) {
    const url = nested?.get(settingName.endpointUrl)?.value;
    const variable = `AWS_ENDPOINT_URL_${service.toUpperCase().replace(/[ -]/g, '_')}`;
    if (url && !environment[variable]) found[variable] = url;
  }
  const url = section?.settings.value(settingName.endpointUrl);
  if (url && !url.startsWith('\n')) found['AWS_ENDPOINT_URL'] = url;
  return found;
}

/**
 * Ignores the endpoint of the default profile, which programs would call with the keys of this profile. Warns if that is
 * impossible, since no variable can restore AWS's own endpoint for one service.
 */
function warnOfDefault(
  fallback: Section | undefined,
  section: Section | undefined,
  endpoints: Readonly<Record<string, string>>,
  environment: Environment,
  found: Record<string, string>,
): readonly Warning[] {
  const { variable: ignoreVariable } = booleanSettings.ignoreConfigured;
  const url = readSetting(fallback, settingName.endpointUrl) ?? readSetting(fallback, settingName.services);
  const isDecided = endpoints['AWS_ENDPOINT_URL'] ?? environment['AWS_ENDPOINT_URL'] ?? endpoints[ignoreVariable];
  if (!url?.value || section === undefined || isDecided || environment[ignoreVariable] !== undefined) return [];
  const own = Object.keys(environment).some((name) => name.startsWith('AWS_ENDPOINT_URL_') && environment[name]);
  if (Object.keys(endpoints).length === 0 && !own) {
    found[ignoreVariable] = 'true';
    return [];
  }
  const message = say`Programs in this shell also use ${renderProvenance(url.by)} of the default profile, which aws --profile does not use. Move it to its own profile.`;
  return [warn('EndpointOfDefault', message, url.by)];
}

/** Warns of an STS endpoint that applies to all services, as in the AWS CLI. */
function warnOfAll(section: Section | undefined, endpoints: Readonly<Record<string, string>>): readonly Warning[] {
  const url = readSetting(section, settingName.endpointUrl);
  const host = url && URL.canParse(url.value) ? new URL(url.value).hostname : '';
  if (url === undefined || endpoints['AWS_ENDPOINT_URL'] !== url.value || !/(^|\.)sts(-fips)?\./.test(host)) return [];
  const message = say`${renderProvenance(url.by)} sends the calls of all services to ${host}, an endpoint only for STS. The same happens with aws --profile. Move it below "sts =" in a services section.`;
  return [warn('EndpointForAll', message, url.by)];
}

import { key } from '../config/keys.ts';
import type { Configuration, Origin, Section } from '../config/profile.ts';
import type { Environment } from '../core/environment.ts';
import { type Result, succeed } from '../core/error.ts';
import { isTrue, readSetting, readVariable } from './decided.ts';
import { validateEndpoint } from './endpointUrl.ts';
import type { Decided } from './plan.ts';
import { refuse, renderDecider, suggest } from './problem.ts';
import { readSwitch, switches } from './switches.ts';

/**
 * The endpoint that the user configured for a service; null when none is, or when configured ones are to be ignored.
 * AWS_ENDPOINT_URL_STS (or _IAM), AWS_ENDPOINT_URL, the `services` section, the profile's endpoint_url: the first that is
 * not empty (botocore configprovider.py ConfiguredEndpointProvider).
 */
export function resolveConfiguredEndpoint(
  section: Section | undefined,
  configuration: Configuration,
  environment: Environment,
  service: 'sts' | 'iam' = 'sts',
): Result<Decided<string> | null> {
  if (ignoresConfigured(section, environment)) return succeed(null);
  const variable = readVariable(environment, `AWS_ENDPOINT_URL_${service.toUpperCase()}`);
  if (variable?.value) return validateEndpoint(variable);
  const global = readVariable(environment, 'AWS_ENDPOINT_URL');
  if (global?.value) return validateEndpoint(global);
  const own = readServiceEndpoint(section, configuration, service);
  if (!own.ok) return own;
  const url = own.value ?? readSetting(section, key.endpointUrl);
  return url?.value ? validateEndpoint(url) : succeed(null);
}

function ignoresConfigured(section: Section | undefined, environment: Environment): boolean {
  return isTrue(readSwitch(switches.ignoreConfigured, section, environment));
}

/** `sts =` (or `iam =`) with an indented `endpoint_url = …` in the services section that the profile names; null when not there. */
function readServiceEndpoint(
  section: Section | undefined,
  configuration: Configuration,
  service: string,
): Result<Decided<string> | null> {
  const name = readSetting(section, key.services);
  if (name === undefined) return succeed(null);
  const services = configuration.services.get(name.value);
  if (!services?.settings.size) return missingServices(name, section, configuration.services.keys());
  const block = services.settings.get(service);
  if (block === undefined) return succeed(null);
  if (block.nested === undefined) return flatService(service, block.origin, services);
  const url = block.nested.get(key.endpointUrl);
  return succeed(url?.value ? { value: url.value, by: fileDecider(url.origin, key.endpointUrl) } : null);
}

function missingServices(name: Decided<string>, section: Section | undefined, names: Iterable<string>): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: `The services section "${name.value}" that profile "${section?.name}" names does not exist or is empty.`,
    hint: `${suggest(name.value, names)}Add [services ${name.value}] to the config file, or remove ${renderDecider(name.by)}.`,
    target: name.value,
    by: name.by,
  });
}

function flatService(service: string, origin: Origin, services: Section): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: `"${service}" in the services section "${services.name}" has a value where an indented block must follow.`,
    hint: `Write "${service} =" and below it, indented, "endpoint_url = https://...".`,
    target: services.name,
    by: fileDecider(origin, service),
  });
}

function fileDecider(origin: { file: string; line: number }, name: string) {
  return { kind: 'file', origin, key: name } as const;
}

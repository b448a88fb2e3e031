import type { Configuration, Origin, Section } from '../../config/profile.ts';
import { settingName } from '../../config/settingNames.ts';
import type { Environment } from '../../core/environment.ts';
import { type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import { booleanSettings, readBooleanSetting } from '../booleanSettings.ts';
import { describeOddCharacter, refuse, renderProvenance, suggest } from '../problem.ts';
import { isTrue, type Provenance, type Resolved, readSetting, readVariable } from '../resolvedValue.ts';
import type { ServiceId } from './hosts.ts';

export interface ServiceEndpoint {
  readonly url: string;
  readonly signingRegion: string;
  readonly by: Provenance;
}

/** The settings that decide where the calls of a session go. */
export interface EndpointSettings {
  /** The session's profile; endpoint settings of a source profile are ignored. */
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
}

/**
 * Resolves the endpoint that is configured for a service; null if there is none, or if configured ones are to be ignored.
 * The first that is not empty applies: AWS_ENDPOINT_URL_<SERVICE>, AWS_ENDPOINT_URL, the `services` section, the profile's
 * endpoint_url (botocore configprovider.py ConfiguredEndpointProvider).
 */
export function resolveConfiguredEndpoint(
  service: ServiceId,
  { section, configuration, environment }: EndpointSettings,
): Result<Resolved<string> | null> {
  if (ignoresConfigured(section, environment)) return succeed(null);
  const variable = readVariable(environment, endpointVariableOf(service));
  if (variable?.value) return validateEndpoint(variable);
  const global = readVariable(environment, 'AWS_ENDPOINT_URL');
  if (global?.value) return validateEndpoint(global);
  const own = readServiceEndpoint(section, configuration, settingOf(service));
  if (!own.ok) return own;
  const url = own.value ?? readSetting(section, settingName.endpointUrl);
  return url?.value ? validateEndpoint(url) : succeed(null);
}

/** A name such as AWS_ENDPOINT_URL_SSO_OIDC. */
function endpointVariableOf(service: ServiceId): string {
  return `AWS_ENDPOINT_URL_${settingOf(service).toUpperCase()}`;
}

/** Whether the user configured the endpoint, which may be a service compatible with AWS. */
export function isConfigured({ by }: ServiceEndpoint): boolean {
  if (by.kind === 'variable') return by.name.startsWith('AWS_ENDPOINT_URL');
  return by.kind === 'file' && by.key === settingName.endpointUrl;
}

/** Rejects a URL that only fails when it is called: another scheme than HTTP, an invalid port or host. */
export function requireCallable({ url, by }: ServiceEndpoint): Result<null> {
  if (callable.test(url) && URL.canParse(url)) return succeed(null);
  return refuseEndpoint({ value: url, by }, say`cannot be called: its scheme, host, or port is not valid`);
}

/** Requires a valid host, which the AWS CLI checks before it makes a client (botocore utils.py is_valid_endpoint_url). */
function validateEndpoint(url: Resolved<string>): Result<Resolved<string>> {
  return hasHost(url.value)
    ? succeed(url)
    : refuseEndpoint(url, say`is not a valid endpoint: it requires a scheme and a host`);
}

function ignoresConfigured(section: Section | undefined, environment: Environment): boolean {
  return isTrue(readBooleanSetting(booleanSettings.ignoreConfigured, section, environment));
}

/** Reads `sts =` or `sso_oidc =` with an indented `endpoint_url = …` in the profile's services section; null if it does not exist. */
function readServiceEndpoint(
  section: Section | undefined,
  configuration: Configuration,
  service: string,
): Result<Resolved<string> | null> {
  const name = readSetting(section, settingName.services);
  if (name === undefined) return succeed(null);
  const services = configuration.services.get(name.value);
  if (!services?.settings.size) return missingServices(name, section, configuration.services.keys());
  const block = services.settings.get(service);
  if (block === undefined) return succeed(null);
  if (block.nested === undefined) return flatService(service, block.origin, services);
  const url = block.nested.get(settingName.endpointUrl);
  return succeed(url?.value ? { value: url.value, by: fileProvenance(url.origin, settingName.endpointUrl) } : null);
}

function missingServices(name: Resolved<string>, section: Section | undefined, names: Iterable<string>): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: say`The services section "${name.value}" of profile "${section?.name}" does not exist or is empty${describeOddCharacter(name.value)}.`,
    hint: say`${suggest(name.value, names)}Add [services ${name.value}] to the config file, or remove ${renderProvenance(name.by)}.`,
    target: name.value,
    by: name.by,
  });
}

function flatService(service: string, origin: Origin, services: Section): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: say`"${service}" in the services section "${services.name}" has a value instead of an indented block.`,
    hint: say`Use "${service} =" and, indented on the next line, "endpoint_url = https://...".`,
    target: services.name,
    by: fileProvenance(origin, service),
  });
}

/** The name of a service in variables and in services sections. */
function settingOf(service: ServiceId): string {
  return service.replaceAll('-', '_');
}

function fileProvenance(origin: { file: string; line: number }, name: string) {
  return { kind: 'file', origin, key: name } as const;
}

function refuseEndpoint(url: Resolved<string>, what: string): Result<never> {
  return refuse({
    code: 'InvalidParameter',
    message: say`"${url.value}" ${what}.`,
    hint: say`Set ${renderProvenance(url.by)} to https://host or http://host:port.`,
    target: url.value,
    by: url.by,
  });
}

const callable = /^ *https?:\/\/(?:[^/?#]*@)?(?:\[[^\]]*\]|[^/?#:]*)(?::\d*)?(?:[/?#].*)?$/i;
const urlParts = /^ *[a-z][a-z\d+.-]*:\/\/(?:[^/?#[\]]*@)?(\[[\da-f:.]+\]|[^/?#:[\]@]+)(?::[^/?#[\]]*)?(?:[/?#].*)?$/i;

function hasHost(url: string): boolean {
  const host = /[\t\r\n]/.test(url) ? undefined : urlParts.exec(url)?.[1];
  if (host === undefined || host.length > 255) return false;
  return host.startsWith('[') || /^((?!-)[a-z\d-]{1,63}(?<!-)\.)*(?!-)[a-z\d-]{1,63}(?<!-)\.?$/i.test(host);
}

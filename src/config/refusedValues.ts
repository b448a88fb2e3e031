import type { Warning } from '../protocol/warning.ts';
import { key } from './keys.ts';
import type { LoadedFile } from './loadFile.ts';
import { mergeProfiles } from './merge.ts';
import type { Configuration, FileReading, Section, Sections, Setting } from './profile.ts';
import { sdkValueOf } from './sdkSyntax.ts';

/**
 * To aws-cli a comment behind a value is part of it: `region = us-east-1 # home` ends in an error. Where aws-cli refuses
 * a value for that, the value that the SDKs see is taken, with a warning. Values that aws-cli sends as they are stay.
 */
export function takeRefusedValues(
  configuration: Configuration,
  files: { readonly config: LoadedFile; readonly credentials: LoadedFile },
): Configuration {
  if (!mayHoldComments(files.config) && !mayHoldComments(files.credentials)) return configuration;
  const warnings: Warning[] = [];
  const replace = (file: LoadedFile) => replaceInFile(file, configuration, warnings);
  const config = replace(files.config);
  const credentials = replace(files.credentials);
  return {
    config,
    credentials,
    profiles: mergeProfiles(config, credentials),
    ssoSessions: config.ssoSessions,
    services: config.services,
    warnings: [...configuration.warnings, ...warnings],
  };
}

type Refuses = (value: string, configuration: Configuration) => boolean;

/** The settings that aws-cli checks itself, before it calls anything. */
const refusals: ReadonlyMap<string, Refuses> = new Map<string, Refuses>([
  [key.region, (value) => !isRegion(value)],
  [key.ssoRegion, (value) => !isRegion(value)],
  [key.sourceProfile, (value, { profiles }) => !profiles.has(value)],
  [key.ssoSession, (value, { ssoSessions }) => !ssoSessions.has(value)],
  [key.services, (value, { services }) => !services.has(value)],
  [key.credentialSource, (value) => !['Environment', 'Ec2InstanceMetadata', 'EcsContainer'].includes(value)],
  [key.stsRegionalEndpoints, (value) => !['legacy', 'regional'].includes(value)],
  [key.retryMode, (value) => !['legacy', 'standard', 'adaptive'].includes(value)],
  [key.maxAttempts, (value) => !/^\d+$/.test(value)],
  [key.endpointUrl, (value) => /\s/.test(value)],
]);

/** botocore, utils.py, validate_region_name. */
export function isRegion(value: string): boolean {
  return /^(?!\d+$)(?!-)[A-Za-z0-9-]{1,63}$/.test(value) && !value.endsWith('-');
}

function mayHoldComments({ content }: LoadedFile): boolean {
  return content?.by === 'cli' && /[^\S\r\n][#;]/.test(content.decoded.text);
}

function replaceInFile(file: LoadedFile, configuration: Configuration, warnings: Warning[]): FileReading {
  if (!mayHoldComments(file)) return file.reading;
  const replaceAll = (sections: Sections): Sections => {
    return new Map(
      [...sections].map(([name, section]) => [name, replaceInSection(section, file, configuration, warnings)]),
    );
  };
  const { profiles, ssoSessions } = file.reading;
  return { ...file.reading, profiles: replaceAll(profiles), ssoSessions: replaceAll(ssoSessions) };
}

function replaceInSection(
  section: Section,
  file: LoadedFile,
  configuration: Configuration,
  warnings: Warning[],
): Section {
  const replaced: [string, Setting][] = [];
  for (const [name, refuses] of refusals) {
    const setting = section.settings.get(name);
    const value = setting === undefined ? undefined : valueWithoutComment(setting, file);
    if (setting === undefined || value === undefined) continue;
    if (!refuses(setting.value, configuration) || refuses(value, configuration)) continue;
    replaced.push([name, { ...setting, value }]);
    warnings.push(commentInValue(name, setting, value));
  }
  return replaced.length === 0 ? section : { ...section, settings: new Map([...section.settings, ...replaced]) };
}

/** Undefined when the SDKs see the same value, or no value there at all. */
function valueWithoutComment(setting: Setting, file: LoadedFile): string | undefined {
  if (!/\s[#;]/.test(setting.value) || setting.value.includes('\n')) return undefined;
  const line = file.content?.document.lines[setting.origin.line - 1];
  const value = line === undefined ? undefined : sdkValueOf(line.text);
  return value !== setting.value && value !== undefined && setting.value.startsWith(value) ? value : undefined;
}

function commentInValue(name: string, setting: Setting, value: string): Warning {
  const comment = setting.value.slice(value.length).trim();
  const message = `aws-cli will not read this value: to it "${comment}" is part of ${name}. "${value}" is taken, as the AWS SDKs do.`;
  return { code: 'CommentInValue', message, ...setting.origin };
}

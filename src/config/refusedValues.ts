import type { Warning } from '../protocol/warning.ts';
import { key } from './keys.ts';
import type { LoadedFile } from './loadFile.ts';
import { mergeProfiles } from './merge.ts';
import type { Document } from './parse.ts';
import type { Configuration, FileReading, Section, Sections, Setting } from './profile.ts';
import { sdkValueOf } from './sdkSyntax.ts';
import { extendSection } from './sections.ts';

/**
 * To aws-cli a comment behind a value is part of it: `region = us-east-1 # home` ends in an error. Where aws-cli refuses
 * a value for that, the value that the SDKs see is taken, with a warning. Values that aws-cli sends as they are stay.
 */
export function takeRefusedValues(
  configuration: Configuration,
  files: { readonly config: LoadedFile; readonly credentials: LoadedFile },
): Configuration {
  const config = replaceInFile(files.config, configuration);
  const credentials = replaceInFile(files.credentials, configuration);
  const warnings = [...config.warnings, ...credentials.warnings];
  if (warnings.length === 0) return configuration;
  return {
    config: config.reading,
    credentials: credentials.reading,
    profiles: mergeProfiles(config.reading, credentials.reading),
    ssoSessions: config.reading.ssoSessions,
    services: config.reading.services,
    warnings: [...configuration.warnings, ...warnings],
  };
}

/** Whether aws-cli takes a region's name (botocore, utils.py, validate_region_name). */
export function isRegion(value: string): boolean {
  return /^(?!\d+$)(?!-)[A-Za-z0-9-]{1,63}$/.test(value) && !value.endsWith('-');
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

interface Replaced {
  readonly reading: FileReading;
  readonly warnings: readonly Warning[];
}

function replaceInFile({ reading, content }: LoadedFile, configuration: Configuration): Replaced {
  const values = content?.by === 'cli' ? valuesBeforeComments(content.document) : none;
  if (values.size === 0) return { reading, warnings: [] };
  const warnings: Warning[] = [];
  const replaceAll = (sections: Sections): Sections =>
    new Map(
      Array.from(sections, ([name, section]) => [name, replaceInSection(section, values, configuration, warnings)]),
    );
  const { profiles, ssoSessions } = reading;
  return { reading: { ...reading, profiles: replaceAll(profiles), ssoSessions: replaceAll(ssoSessions) }, warnings };
}

function replaceInSection(
  section: Section,
  values: ReadonlyMap<number, string>,
  configuration: Configuration,
  warnings: Warning[],
): Section {
  const replaced = new Map<string, Setting>();
  for (const [name, refuses] of refusals) {
    const setting = section.settings.get(name);
    const value = setting && values.get(setting.origin.line);
    // A value that is not the beginning of aws-cli's was found otherwise (`k: a = b # c`), or goes on in further lines.
    if (setting === undefined || value === undefined || !isFollowedByComment(setting.value, value)) continue;
    if (!refuses(setting.value, configuration) || refuses(value, configuration)) continue;
    replaced.set(name, { ...setting, value });
    warnings.push(commentInValue(name, setting, value));
  }
  return replaced.size === 0 ? section : extendSection(section, replaced);
}

const none: ReadonlyMap<number, string> = new Map();

/** By line, the values that the SDKs see on lines that have a comment behind a value. */
function valuesBeforeComments(document: Document): ReadonlyMap<number, string> {
  if (!/[^\S\r\n][#;]/.test(document.text)) return none;
  const values = new Map<number, string>();
  for (const { kind, text, number } of document.lines()) {
    if (kind === 'comment' || !/\s[#;]/.test(text)) continue;
    const value = sdkValueOf(text);
    if (value !== undefined) values.set(number, value);
  }
  return values;
}

function isFollowedByComment(value: string, before: string): boolean {
  return value.startsWith(before) && /^\s+[#;].*$/.test(value.slice(before.length));
}

function commentInValue(name: string, setting: Setting, value: string): Warning {
  const comment = setting.value.slice(value.length).trim();
  const message = `aws-cli will not read this value: to it "${comment}" is part of ${name}. "${value}" is taken, as the AWS SDKs do.`;
  return { code: 'CommentInValue', message, ...setting.origin };
}

import { say } from '../core/say.ts';
import type { Warning } from '../core/warning.ts';
import type { LoadedFile } from './loadFile.ts';
import { type Document, LineCursor } from './parse.ts';
import type { Configuration, FileReading, Section, Sections, Setting, Settings } from './profile.ts';
import { sdkValueOf } from './sdkSyntax.ts';
import { extendSection, mergeProfiles } from './sections.ts';
import { settingName } from './settingNames.ts';

/**
 * The AWS CLI treats a comment after a value as part of it: `region = us-east-1 # home` is an error. If the AWS CLI rejects a value
 * for that reason, the value of the SDKs is used, with a warning. Values that the AWS CLI does not check stay as they are.
 */
export function replaceRejectedValues(
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

/** Whether the AWS CLI accepts a region name (botocore, utils.py, validate_region_name). */
export function isRegion(value: string): boolean {
  return /^(?!\d+$)(?!-)[A-Za-z0-9-]{1,63}$/.test(value) && !value.endsWith('-');
}

type Refuses = (value: string, configuration: Configuration) => boolean;

/** The settings that the AWS CLI validates before it calls AWS. */
const refusals: ReadonlyMap<string, Refuses> = new Map<string, Refuses>([
  [settingName.region, (value) => !isRegion(value)],
  [settingName.ssoRegion, (value) => !isRegion(value)],
  [settingName.sourceProfile, (value, { profiles }) => !profiles.has(value)],
  [settingName.ssoSession, (value, { ssoSessions }) => !ssoSessions.has(value)],
  [settingName.services, (value, { services }) => !services.has(value)],
  [settingName.credentialSource, (value) => !['Environment', 'Ec2InstanceMetadata', 'EcsContainer'].includes(value)],
  [settingName.stsRegionalEndpoints, (value) => !['legacy', 'regional'].includes(value)],
  [settingName.retryMode, (value) => !['legacy', 'standard', 'adaptive'].includes(value)],
  [settingName.maxAttempts, (value) => !/^\d+$/.test(value)],
  [settingName.endpointUrl, (value) => /\s/.test(value)],
]);

interface Replaced {
  readonly reading: FileReading;
  readonly warnings: readonly Warning[];
}

function replaceInFile({ reading, content }: LoadedFile, configuration: Configuration): Replaced {
  const warnings: Warning[] = [];
  if (content?.by !== 'cli' || !holdsComments(content.document.text)) return { reading, warnings };
  const { profiles, ssoSessions } = reading;
  const refused = [profiles, ssoSessions].flatMap((sections) => findRefused(sections, configuration));
  const values = valuesOnLines(content.document, new Set(refused.map(({ setting }) => setting.origin.line)));
  /** The new sections, by their previous settings. */
  const replaced = new Map<Settings, Section>();
  for (const { section, name, setting } of refused) {
    const value = values.get(setting.origin.line);
    // If the value of the AWS CLI does not start with it, the line was split differently (`k: a = b # c`), or the value has more lines.
    if (value === undefined || !isFollowedByComment(setting.value, value)) continue;
    if (refusals.get(name)?.(value, configuration)) continue;
    const more = new Map([[name, { ...setting, value }]]);
    replaced.set(section.settings, extendSection(replaced.get(section.settings) ?? section, more));
    warnings.push(commentInValue(name, setting, value));
  }
  if (warnings.length === 0) return { reading, warnings };
  const apply = (sections: Sections) => applyAll(sections, replaced);
  return { reading: { ...reading, profiles: apply(profiles), ssoSessions: apply(ssoSessions) }, warnings };
}

function applyAll(sections: Sections, replaced: ReadonlyMap<Settings, Section>): Sections {
  const all = new Map(sections);
  for (const [name, section] of sections) {
    const instead = replaced.get(section.settings);
    if (instead !== undefined) all.set(name, instead);
  }
  return all;
}

interface Refused {
  readonly section: Section;
  readonly name: string;
  readonly setting: Setting;
}

/** The settings that the AWS CLI rejects and that may contain a comment. */
function findRefused(sections: Sections, configuration: Configuration): Refused[] {
  const found: Refused[] = [];
  for (const section of sections.values()) {
    for (const [name, refuses] of refusals) {
      const setting = section.settings.get(name);
      if (setting === undefined || !beginsComment.test(setting.value)) continue;
      if (refuses(setting.value, configuration)) found.push({ section, name, setting });
    }
  }
  return found;
}

const beginsComment = /\s[#;]/;

/** Searches for the signs themselves, which few files contain: a pattern would test every character. */
function holdsComments(text: string): boolean {
  return ['#', ';'].some((sign) => {
    for (let at = text.indexOf(sign); at >= 0; at = text.indexOf(sign, at + 1)) {
      if (/[^\S\r\n]/.test(text.charAt(at - 1))) return true;
    }
    return false;
  });
}

/** The values that the SDKs read on the wanted lines, by line. */
function valuesOnLines({ text }: Document, wanted: ReadonlySet<number>): ReadonlyMap<number, string> {
  const values = new Map<number, string>();
  const cursor = new LineCursor(text);
  while (values.size < wanted.size && cursor.advance()) {
    if (!wanted.has(cursor.number)) continue;
    const value = sdkValueOf(text.slice(cursor.start, cursor.end));
    if (value !== undefined) values.set(cursor.number, value);
  }
  return values;
}

function isFollowedByComment(value: string, before: string): boolean {
  return value.startsWith(before) && /^\s+[#;].*$/.test(value.slice(before.length));
}

function commentInValue(name: string, setting: Setting, value: string): Warning {
  const comment = setting.value.slice(value.length).trim();
  const message = say`The AWS CLI rejects this value, because it treats "${comment}" as part of ${name}. AwsRole uses "${value}", as the AWS SDKs do.`;
  return { code: 'CommentInValue', message, ...setting.origin };
}

import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { AnswerObject } from '../core/answer.ts';
import { maskAssigned } from '../core/maskSecrets.ts';
import { type Resolved, readSetting } from './resolvedValue.ts';

/** Optional settings that an AssumeRole call passes to the session (STS API Reference, AssumeRole). */
export interface CallSettings {
  /** Each is `key=value`; the key ends at the first `=`. */
  readonly sessionTags?: readonly string[];
  readonly transitiveTagKeys?: readonly string[];
  readonly sourceIdentity?: string;
  /** JSON in the IAM policy language. */
  readonly policy?: string;
  readonly policyArns?: readonly string[];
}

const callSettings = ['sessionTags', 'transitiveTagKeys', 'sourceIdentity', 'policy', 'policyArns'] as const;

/**
 * Reads the settings that a profile can contain, with the names of aws-vault: `session_tags = team=red,cost=7`. The AWS CLI
 * ignores them.
 */
export function readCallSettings(
  section: Section,
): Readonly<Partial<Record<keyof CallSettings, Resolved<string | readonly string[]>>>> {
  const tags = readList(section, settingName.sessionTags);
  const transitive = readList(section, settingName.transitiveSessionTags);
  const identity = readSetting(section, settingName.sourceIdentity);
  return {
    ...(tags && { sessionTags: tags }),
    ...(transitive && { transitiveTagKeys: transitive }),
    ...(identity?.value && { sourceIdentity: identity }),
  };
}

/** Only those settings that are present. */
export function pickCallSettings(settings: CallSettings): CallSettings {
  return Object.fromEntries(
    callSettings.flatMap((name) => (settings[name] === undefined ? [] : [[name, settings[name]]])),
  );
}

/** The settings as they appear in an answer. */
export function renderCallSettings(settings: CallSettings): AnswerObject {
  const { sessionTags, transitiveTagKeys, sourceIdentity, policy, policyArns } = settings;
  return {
    ...(sessionTags && { sessionTags }),
    ...(transitiveTagKeys && { transitiveTagKeys }),
    ...(sourceIdentity === undefined ? {} : { sourceIdentity: maskAssigned(sourceIdentity) }),
    ...(policy === undefined ? {} : { policy }),
    ...(policyArns && { policyArns }),
  };
}

/** Splits a tag into key and value. */
export function splitTag(tag: string): { readonly key: string; readonly value: string } {
  const end = tag.indexOf('=');
  return end < 0 ? { key: tag.trim(), value: '' } : { key: tag.slice(0, end).trim(), value: tag.slice(end + 1).trim() };
}

function readList(section: Section, name: string): Resolved<readonly string[]> | undefined {
  const setting = readSetting(section, name);
  const items =
    setting?.value
      .split(',')
      .map((item) => item.trim())
      .filter((item) => item !== '') ?? [];
  return setting && items.length > 0 ? { value: items, by: setting.by } : undefined;
}

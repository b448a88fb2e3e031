import { listProfiles } from '../config/listProfiles.ts';
import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { AnswerList, type PlainAnswer } from '../core/answer.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { renderWarning } from '../core/warning.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { protectingPattern, readSettings, type Settings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';

/** Lists all profiles of both files, in the order of the AWS CLI. */
export const profiles = defineCommand({
  name: 'profiles',
  summary: say`lists the profiles of the AWS files`,
  kinds: {},
  run: async (_parameters, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const settings = readSettings(edges);
    if (!settings.ok) return settings;
    const current = resolveProfileName({}, edges.environment);
    return succeed({
      profiles: new AnswerList(() => listMarked(configuration.value, current, settings.value)),
      warnings: configuration.value.warnings.map((warning) => renderWarning(warning)),
    });
  },
});

function* listMarked(configuration: Configuration, current: string, settings: Settings): Generator<PlainAnswer> {
  for (const profile of listProfiles(configuration)) {
    const isProtected = protectingPattern(settings, profile.name) !== undefined;
    yield { ...profile, isCurrent: profile.name === current, isProtected };
  }
}

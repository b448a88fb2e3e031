import { listProfiles } from '../config/listProfiles.ts';
import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { AnswerList, type PlainAnswer } from '../core/answer.ts';
import { succeed } from '../core/error.ts';
import { renderWarning } from '../core/warning.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { defineCommand } from './shared/command.ts';

/** All profiles of both files, in aws-cli's order. */
export const profiles = defineCommand({
  name: 'profiles',
  summary: 'lists the profiles of both files',
  kinds: {},
  run: async (_parameters, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const current = resolveProfileName({}, edges.environment);
    return succeed({
      profiles: new AnswerList(() => listWithCurrent(configuration.value, current)),
      warnings: configuration.value.warnings.map(renderWarning),
    });
  },
});

function* listWithCurrent(configuration: Configuration, current: string): Generator<PlainAnswer> {
  for (const profile of listProfiles(configuration)) yield { ...profile, isCurrent: profile.name === current };
}

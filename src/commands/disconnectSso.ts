import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { disconnectSso, isSignedIn } from '../signin/disconnectSso.ts';
import { resolveTarget, subjectOf } from '../signin/target.ts';
import { defineCommand } from './shared/command.ts';
import { openConfiguredCodec, readTrustedConfiguration } from './shared/userSettings.ts';

/** Signs out of IAM Identity Center, also at the server, and removes the files of the sign-in. */
export const disconnectSsoCommand = defineCommand({
  name: 'disconnect-sso',
  summary: say`signs out of IAM Identity Center`,
  kinds: { profile: 'text', session: 'text', startUrl: 'text', region: 'text', dryRun: 'flag' },
  run: async ({ dryRun = false, ...request }, edges) => {
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const target = resolveTarget(request, configuration.value, edges.environment);
    if (!target.ok) return target;
    const session = subjectOf(target.value);
    if (dryRun) return succeed({ session, wasSignedIn: isSignedIn(target.value, edges), isEndedAtServer: false });
    const codec = await openConfiguredCodec(edges);
    if (!codec.ok) return codec;
    const done = await disconnectSso(target.value, configuration.value, edges, codec.value);
    return done.ok ? succeed({ session, ...done.value }) : done;
  },
});

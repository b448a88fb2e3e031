import { isRegion } from '../config/rejectedValues.ts';
import { type EngineError, fail, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { syncProfiles } from '../edit/actions/syncProfiles.ts';
import { resolveTarget } from '../signin/target.ts';
import { defineCommand } from './shared/command.ts';
import { editFiles } from './shared/editFiles.ts';
import { readSsoRoles } from './shared/readSsoRoles.ts';
import { renderChanges } from './shared/renderEdited.ts';
import { readTrustedConfiguration } from './shared/userSettings.ts';

/** Writes a profile for each role of a sign-in, always from the access portal, not from a cached list. */
export const syncSso = defineCommand({
  name: 'sync-sso',
  summary: say`writes a profile for each account and role of a sign-in`,
  kinds: {
    ...{ session: 'text', template: 'text', lower: 'flag', region: 'text', exclude: 'texts', prune: 'flag' },
    dryRun: 'flag',
  },
  run: async ({ session, prune = false, dryRun = false, ...how }, edges) => {
    if (how.region && !isRegion(how.region)) return fail(noRegion(how.region));
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const target = resolveTarget({ session }, configuration.value, edges.environment);
    if (!target.ok) return target;
    const name = target.value.session;
    if (name === null) return fail(sessionNeeded);
    const roles = await readSsoRoles(target.value, configuration.value, edges, { refresh: true });
    if (!roles.ok) return roles;
    const request = { ...how, session: name, prune };
    const done = await editFiles((files) => syncProfiles(files, roles.value, request), edges, { dryRun });
    if (!done.ok) return done;
    const { edited, planned } = done.value;
    const { added, changed, removed, stale } = planned;
    return succeed({ session: name, changes: renderChanges(edited), added, changed, removed, stale });
  },
});

const sessionNeeded: EngineError = {
  code: 'InvalidParameter',
  message: say`Profiles are created from an sso-session in the config file, but no sso-session is specified.`,
  hint: say`Specify one with -Session. To create one, run New-AwsProfile -SsoSession with -SsoStartUrl and -SsoRegion.`,
};

function noRegion(region: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`"${region}" cannot be the name of a region.`,
    hint: say`Specify a region such as eu-west-1.`,
    target: region,
  };
}

import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { connectSso } from '../signin/connectSso.ts';
import { resolveTarget } from '../signin/target.ts';
import { defineCommand } from './shared/command.ts';
import { readTrustedConfiguration } from './shared/userSettings.ts';

/** Signs in to IAM Identity Center through the browser, and stores the token where the AWS CLI does. */
export const connectSsoCommand = defineCommand({
  name: 'connect-sso',
  summary: say`signs in to IAM Identity Center`,
  kinds: {
    ...{ profile: 'text', session: 'text', startUrl: 'text', region: 'text' },
    useDeviceCode: 'flag',
    noBrowser: 'flag',
  },
  run: async ({ useDeviceCode, noBrowser, ...request }, edges) => {
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const target = resolveTarget(request, configuration.value, edges.environment);
    if (!target.ok) return target;
    const signIn = await connectSso(target.value, configuration.value, edges, { useDeviceCode, noBrowser });
    return signIn.ok ? succeed({ ...signIn.value }) : signIn;
  },
});

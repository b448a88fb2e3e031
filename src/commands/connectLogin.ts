import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { resolveLoginTarget } from '../signin/loginTarget.ts';
import { defineCommand } from './shared/command.ts';
import { signInLogin } from './shared/signInLogin.ts';
import { readTrustedConfiguration } from './shared/userSettings.ts';

/** Signs in with the AWS console through the browser, as `aws login` does, and stores the session where the AWS CLI does. */
export const connectLoginCommand = defineCommand({
  name: 'connect-login',
  summary: say`signs in with your AWS console credentials, as aws login does`,
  kinds: { profile: 'text', region: 'text', remote: 'flag' },
  run: async ({ remote, ...request }, edges) => {
    const configuration = readTrustedConfiguration(edges);
    if (!configuration.ok) return configuration;
    const target = resolveLoginTarget(request, configuration.value, edges.environment);
    if (!target.ok) return target;
    const login = await signInLogin(target.value, configuration.value, edges, { remote });
    return login.ok ? succeed({ profile: target.value.profile, ...login.value }) : login;
  },
});

import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * An environment in which nothing of the person's own AWS settings is seen or touched.
 * @param {string} home the folder that takes the place of the person's home
 * @param {NodeJS.ProcessEnv} [environment]
 */
export function isolateEnvironment(home, environment = process.env) {
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const kept = Object.entries(environment).filter(([name]) => !/^(AWS_|AWSROLE_|XDG_)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'AppData', 'Roaming'),
    LOCALAPPDATA: join(home, 'AppData', 'Local'),
    POWERSHELL_TELEMETRY_OPTOUT: '1',
    POWERSHELL_UPDATECHECK: 'Off',
  };
}

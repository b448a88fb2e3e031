import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stsLibrary } from './stsServer.mjs';

/** @typedef {Awaited<ReturnType<typeof openSampleWorld>>} SampleWorld */

/**
 * Opens a sample company on a local STS (build it first), with its AWS files in a temporary folder.
 * @returns the facts for the demo; `close` stops the STS and removes the folder
 */
export async function openSampleWorld() {
  /** @type {typeof import('../../tests/support/sts/index.ts')} */
  const sts = await import(pathToFileURL(stsLibrary).href);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'awsrole-')));
  const sample = sts.createSample();
  const server = await sts.startSts({ state: sample.world });
  const home = join(folder, 'home');
  mkdirSync(join(home, '.aws'), { recursive: true });
  const files = await sts.writeSampleFiles(join(home, '.aws'), sts.renderSampleFiles(sample, { sts: server.url }));
  return {
    ...sample,
    folder,
    url: server.url,
    environment: makeEnvironment(home, files, server.url),
    /** The code that the MFA device shows in `steps` × 30 s; AWS already accepts the next code, and each code once. */
    codeOfDevice: (steps = 0) => sts.totp(sample.mfaSeed, new Date(Date.now() + steps * 30_000)),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/**
 * An environment that hides and protects the user's own AWS settings.
 * @param {string} home the home folder to use instead of the user's
 * @param {import('../../tests/support/sts/index.ts').SampleFiles} files
 * @param {string} url of the STS
 */
function makeEnvironment(home, { configFile, credentialsFile }, url) {
  const kept = Object.entries(process.env).filter(([name]) => !/^(AWS_|AWSROLE_|XDG_)/i.test(name));
  return {
    ...Object.fromEntries(kept),
    HOME: home,
    USERPROFILE: home,
    APPDATA: join(home, 'AppData', 'Roaming'),
    LOCALAPPDATA: join(home, 'AppData', 'Local'),
    AWS_CONFIG_FILE: configFile,
    AWS_SHARED_CREDENTIALS_FILE: credentialsFile,
    // Without a profile, programs cannot find the endpoint in the AWS files.
    AWS_ENDPOINT_URL_STS: url,
  };
}

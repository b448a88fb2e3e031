import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { stsLibrary } from './stsServer.mjs';

/** @typedef {Awaited<ReturnType<typeof openSampleWorld>>} SampleWorld */

/**
 * A small company on a local STS, which has to be built, with its config files in a temporary folder.
 * @returns what the demo needs to know of it; `close` ends and removes everything
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
    /** What the MFA device shows `steps` times 30 s from now; AWS takes the next code already, and each code once. */
    codeOfDevice: (steps = 0) => sts.totp(sample.mfaSeed, new Date(Date.now() + steps * 30_000)),
    close: async () => {
      await server.close();
      rmSync(folder, { recursive: true, force: true, maxRetries: 10 });
    },
  };
}

/**
 * An environment in which nothing of the person's own AWS settings is seen or touched.
 * @param {string} home takes the place of the person's
 * @param {import('../../tests/support/sts/index.ts').SampleFiles} files
 * @param {string} url the STS's
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
    // The shell's own variables name no profile whose endpoint could be read.
    AWS_ENDPOINT_URL_STS: url,
  };
}

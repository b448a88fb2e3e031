import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';

/** How a run of the engine ended. */
export interface Ended {
  readonly code: number | null;
  readonly errors: string;
}

/** Bundles the engine into a folder, since many processes must start fast; the path of the script. */
export async function bundleEngine(folder: string): Promise<string> {
  const outfile = join(folder, 'engine.cjs');
  const entry = join(import.meta.dirname, '../../../src/main.ts');
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'cjs', logLevel: 'error' });
  return outfile;
}

/** Runs a command of the engine with the AWS files of a folder. */
export function runEngine(script: string, words: readonly string[], folder: string): Promise<Ended> {
  const environment = {
    PATH: process.env['PATH'],
    HOME: folder,
    USERPROFILE: folder,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
  };
  const child = spawn(process.execPath, [script, ...words], { env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (data: Buffer) => {
    errors += data.toString();
  });
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, errors })));
}

import { env, platform } from 'node:process';
import { createSample, type Sample } from './sample.ts';
import { renderSampleFiles, type SampleText, writeSampleFiles } from './sample-files.ts';
import { type StsOptions, type StsServer, startSts } from './server.ts';

export interface SampleSts {
  readonly sample: Sample;
  readonly sts: StsServer;
}

export interface SampleHome extends SampleSts {
  /** The only variables of a process in that home. */
  readonly environment: Record<string, string>;
}

/** Starts a separate STS for a new sample. */
export async function startSampleSts(options: Omit<StsOptions, 'state'> = {}): Promise<SampleSts> {
  const sample = createSample();
  return { sample, sts: await startSts({ state: sample.world, ...options }) };
}

/** The same, with the AWS files in `folder`, whose profiles call it; `change` can edit their text. */
export async function openSampleHome(
  folder: string,
  options: Omit<StsOptions, 'state'> = {},
  change = (text: SampleText, _stsUrl: string): SampleText => text,
): Promise<SampleHome> {
  const { sample, sts } = await startSampleSts(options);
  const files = await writeSampleFiles(folder, change(renderSampleFiles(sample, { sts: sts.url }), sts.url));
  const environment = {
    ...{ HOME: folder, USERPROFILE: folder, LOCALAPPDATA: folder, PATH: env['PATH'] ?? '' },
    ...(platform === 'win32' ? { SystemRoot: env['SystemRoot'] ?? '' } : {}),
    AWS_CONFIG_FILE: files.configFile,
    AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return { sample, sts, environment };
}

import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  createSample,
  renderSampleFiles,
  type Sample,
  type StsServer,
  startSts,
  writeSampleFiles,
} from '../../support/sts/index.ts';
import { createTestTls } from '../../support/sts/tls.ts';
import { builtEngine, type Outcome, run } from './builtEngine.ts';

/** An STS and a home whose profiles call it. */
interface Home {
  readonly sample: Sample;
  readonly sts: StsServer;
  readonly environment: Readonly<Record<string, string>>;
}

/** The built engine between a server over http and one over https that no one vouches for. */
export interface EngineWorld {
  readonly folder: string;
  /** Where each run of the engine works, and what Node may write a trace into. */
  readonly traces: string;
  /** Who issued the untrusted server's certificate. */
  readonly authority: string;
  readonly plain: Home;
  readonly untrusted: Home;
  /** Asks one of the two who one is, with some variables more. */
  readonly identify: (home: Home, variables?: Readonly<Record<string, string>>) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

export async function openEngineWorld(): Promise<EngineWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-binary-'));
  const [traces, authority] = [join(folder, 'traces'), join(folder, 'ca.pem')];
  mkdirSync(traces);
  const tls = await createTestTls();
  writeFileSync(authority, tls.ca);
  const plain = await openHome(join(folder, 'http'));
  const untrusted = await openHome(join(folder, 'https'), { key: tls.key, cert: tls.cert });
  return {
    ...{ folder, traces, authority, plain, untrusted },
    identify: ({ environment }, variables) =>
      run(builtEngine(), ['identity', '--profile', 'base'], {
        environment: { ...environment, ...variables },
        folder: traces,
      }),
    close: async () => {
      await plain.sts.close();
      await untrusted.sts.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function openHome(home: string, tls?: { key: string; cert: string }): Promise<Home> {
  const sample = createSample();
  const sts = await startSts({ state: sample.world, ...(tls ? { tls } : {}) });
  const files = await writeSampleFiles(home, renderSampleFiles(sample, { sts: sts.url }));
  const environment = {
    HOME: home,
    USERPROFILE: home,
    PATH: process.env['PATH'] ?? '',
    ...(process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? '' } : {}),
    AWS_CONFIG_FILE: files.configFile,
    AWS_SHARED_CREDENTIALS_FILE: files.credentialsFile,
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  return { sample, sts, environment };
}

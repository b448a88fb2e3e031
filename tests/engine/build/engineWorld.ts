import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSampleHome, type SampleHome } from '../../support/sts/index.ts';
import { createTestTls } from '../../support/sts/tls.ts';
import { builtEngine, type Outcome, run } from './builtEngine.ts';

/** The built engine between a server over http and one over https that no one vouches for. */
export interface EngineWorld {
  readonly folder: string;
  /** Where each run of the engine works, and what Node may write a trace into. */
  readonly traces: string;
  /** Who issued the untrusted server's certificate. */
  readonly authority: string;
  readonly plain: SampleHome;
  readonly untrusted: SampleHome;
  /** Asks one of the two who one is, with some variables more. */
  readonly identify: (home: SampleHome, variables?: Readonly<Record<string, string>>) => Promise<Outcome>;
  readonly close: () => Promise<void>;
}

export async function openEngineWorld(): Promise<EngineWorld> {
  const folder = mkdtempSync(join(tmpdir(), 'awsrole-binary-'));
  const [traces, authority] = [join(folder, 'traces'), join(folder, 'ca.pem')];
  mkdirSync(traces);
  const tls = await createTestTls();
  writeFileSync(authority, tls.ca);
  const plain = await openSampleHome(join(folder, 'http'));
  const untrusted = await openSampleHome(join(folder, 'https'), { tls: { key: tls.key, cert: tls.cert } });
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

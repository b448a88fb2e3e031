import { type Credentials, makeCredentials } from '../../../src/core/credentials.ts';
import type { Edges } from '../../../src/edges/edges.ts';
import { openService, type Service } from '../../../src/services/service.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';
import type { Sample } from '../../support/sts/index.ts';

/** The way to a test's STS; retries come at once. */
export function openTestSts(url: string, edges: Partial<Edges> = {}): Service {
  return openService(
    {
      sts: { url, signingRegion: 'ap-northeast-1', by: { kind: 'default' } },
      network: { caBundle: null, retryMode: 'standard', maxAttempts: 3 },
    },
    fakeEdges({ now: () => new Date(), ...edges }),
    { sleep: async () => {} },
  );
}

/** The long-term keys of the sample's user. */
export function keysOf({ accessKeyId, secretAccessKey }: Sample): Credentials {
  return makeCredentials({ accessKeyId, secretAccessKey });
}

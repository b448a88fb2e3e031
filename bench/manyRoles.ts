import { makeCredentials } from '../src/core/credentials.ts';
import { readFile } from '../src/edges/readFile.ts';
import { openService } from '../src/services/service.ts';
import { assumeRole } from '../src/services/sts/assumeRole.ts';

/*
 * `manyRoles <url> <count>`: assumes so many roles at once over one sender, by the engine's own call, and writes the
 * milliseconds and the most memory (MB) that took. Bundled before it is run, as the engine is.
 */

const [, , url = '', count = ''] = process.argv;
const sts = openService(
  {
    sts: { url, signingRegion: 'us-east-1', by: { kind: 'default' } },
    network: { caBundle: null, retryMode: 'standard', maxAttempts: 1 },
  },
  {
    ...{ environment: {}, platform: 'linux', readFile, readProxySettings: async () => '' },
    ...{ now: () => new Date(), tell: () => {} },
  },
);
const keys = makeCredentials({ accessKeyId: 'AKIABENCHBENCHBENCH0', secretAccessKey: 'bench' });

const begin = process.hrtime.bigint();
const roles = Array.from({ length: Number(count) }, (_, index) => `arn:aws:iam::111122223333:role/Role${index}`);
const answers = await Promise.all(roles.map((roleArn) => assumeRole({ roleArn, sessionName: 'bench' }, keys, sts)));
const milliseconds = Number(process.hrtime.bigint() - begin) / 1e6;

const failed = answers.filter(({ ok }) => !ok);
if (failed.length > 0) throw new Error(`${failed.length} calls failed: ${JSON.stringify(failed[0])}`);
process.stdout.write(JSON.stringify({ milliseconds, memory: process.resourceUsage().maxRSS / 1024 }));
sts.sender.close();

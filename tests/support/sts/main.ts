import { parseArgs } from 'node:util';
import { createSample } from './sample.ts';
import { renderSampleFiles, writeSampleFiles } from './sample-files.ts';
import { startSts } from './server.ts';
import { nextStep, totp } from './totp.ts';

const USAGE = `usage: main.ts --folder <dir> [--port <n>] [--broken]     starts a local STS with a sample world
       main.ts totp --seed <base32> [--next | --wait-fresh <code>]`;

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      port: { type: 'string' },
      broken: { type: 'boolean', default: false },
      seed: { type: 'string' },
      next: { type: 'boolean', default: false },
      'wait-fresh': { type: 'string' },
    },
  });
  if (positionals[0] === 'totp' && values.seed !== undefined) {
    await printCode(values.seed, { next: values.next, last: values['wait-fresh'] });
  } else if (positionals.length === 0 && values.folder !== undefined) {
    await serve(values.folder, { port: Number(values.port ?? 0), broken: values.broken });
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
}

/** Writes the sample files, starts the server, prints one line of JSON, and runs until standard input closes. */
async function serve(folder: string, { port, broken }: { port: number; broken: boolean }): Promise<void> {
  const sample = createSample();
  const server = await startSts({ state: sample.world, port });
  const files = await writeSampleFiles(folder, renderSampleFiles(sample, { sts: server.url }, { broken }));
  const stop = () => {
    process.stdin.destroy();
    void server.close();
  };
  process.stdin.once('end', stop).once('error', stop).resume();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const { mfaSeed, mfaSerial, userArn, roles, externalId, region } = sample;
  const { url, port: bound } = server;
  console.log(JSON.stringify({ url, port: bound, ...files, mfaSeed, mfaSerial, userArn, roles, externalId, region }));
}

/** Prints the present code; `next` the one after it, which AWS takes already; `last` waits until another one is valid. */
async function printCode(seed: string, { next, last }: { next: boolean; last: string | undefined }): Promise<void> {
  const now = new Date();
  if (next) {
    console.log(totp(seed, nextStep(now)));
    return;
  }
  if (last !== undefined && totp(seed, now) === last) {
    await new Promise((resolve) => setTimeout(resolve, nextStep(now).getTime() - now.getTime() + 50));
  }
  console.log(totp(seed, new Date()));
}

import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { obey } from './control.ts';
import { NEIGHBOURS, type Neighbour, startNeighbours } from './neighbours.ts';
import { addManyAccounts, createSample } from './sample.ts';
import { renderSampleFiles, writeSampleFiles } from './sample-files.ts';
import { startSts } from './server.ts';
import { nextStep, totp } from './totp.ts';

const USAGE = `usage: main.ts --folder <dir> [--port <n>] [--broken] [--many <n>] [--with <server>,…]
         starts a local STS with a sample world, and beside it: ${NEIGHBOURS.join(', ')}
       main.ts totp --seed <base32> [--next | --wait-fresh <code>]
         prints the code of the MFA device`;

await main(process.argv.slice(2));

async function main(args: string[]): Promise<void> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      folder: { type: 'string' },
      port: { type: 'string' },
      broken: { type: 'boolean', default: false },
      many: { type: 'string' },
      with: { type: 'string' },
      seed: { type: 'string' },
      next: { type: 'boolean', default: false },
      'wait-fresh': { type: 'string' },
    },
  });
  const neighbours = readNeighbours(values.with);
  if (positionals[0] === 'totp' && values.seed !== undefined) {
    await printCode(values.seed, { next: values.next, last: values['wait-fresh'] });
  } else if (positionals.length === 0 && values.folder !== undefined && neighbours !== undefined) {
    await serve(values.folder, {
      port: Number(values.port ?? 0),
      broken: values.broken,
      many: Number(values.many ?? 0),
      neighbours,
    });
  } else {
    console.error(USAGE);
    process.exitCode = 2;
  }
}

interface ServeOptions {
  readonly port: number;
  readonly broken: boolean;
  /** So many accounts next to those of the sample. */
  readonly many: number;
  readonly neighbours: readonly Neighbour[];
}

/**
 * Writes the sample files, starts the servers and prints one line of JSON; then obeys the lines of standard input, see
 * control.ts, until it closes.
 */
async function serve(folder: string, { port, broken, many, neighbours }: ServeOptions): Promise<void> {
  const sample = createSample();
  const sts = await startSts({ state: sample.world, port });
  const { servers, facts, directory } = await startNeighbours(neighbours, sample);
  const endpoints = {
    sts: sts.url,
    ...(servers.iam && { iam: servers.iam.url }),
    ...(servers.sso && { sso: servers.sso.url }),
  };
  const files = await writeSampleFiles(
    folder,
    renderSampleFiles(sample, endpoints, {
      broken,
      many: addManyAccounts(sample, many),
      ...(directory && { directory }),
    }),
  );
  const all = { sts, ...servers };
  const lines = createInterface({ input: process.stdin }).on('line', (line) => console.log(obey(line, all)));
  const stop = () => {
    process.stdin.destroy();
    for (const server of Object.values(all)) void server.close();
  };
  lines.once('close', stop);
  process.once('SIGTERM', stop).once('SIGINT', stop);
  const { mfaSeed, mfaSerial, userArn, roles, externalId, region } = sample;
  const { url, port: bound } = sts;
  const known = { url, port: bound, ...files, mfaSeed, mfaSerial, userArn, roles, externalId, region, ...facts };
  console.log(JSON.stringify(known));
}

/** The names of a comma-separated list, or undefined when there is an unknown one. */
function readNeighbours(text: string | undefined): Neighbour[] | undefined {
  const names = (text ?? '').split(',').filter((name) => name !== '');
  const known = NEIGHBOURS.filter((name) => names.includes(name));
  return known.length === names.length ? known : undefined;
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

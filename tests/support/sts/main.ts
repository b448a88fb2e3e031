import { createInterface } from 'node:readline';
import { parseArgs } from 'node:util';
import { parseCommand } from './control.ts';
import { NEIGHBOURS, type Neighbour } from './neighbours.ts';
import { nextStep, totp } from './totp.ts';
import { makeWorlds, type WorldOptions, type Worlds } from './worlds.ts';

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
    await serve({
      folder: values.folder,
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

/**
 * Opens a world and prints one line of JSON. Then answers the lines of standard input until it closes: the commands of control.ts, with
 * `world` to select another world than the first; `{"open": {"folder": "/tmp/x", "many": 2, "with": "iam"}}` opens another world, with the
 * same answer as the start; `{"world": 1, "close": true}` closes one.
 */
async function serve(first: WorldOptions): Promise<void> {
  const worlds = makeWorlds();
  const known = await worlds.open(first);
  const lines = createInterface({ input: process.stdin });
  const stop = () => lines.close();
  process.once('SIGTERM', stop).once('SIGINT', stop);
  console.log(JSON.stringify(known));
  for await (const line of lines) console.log(await answer(line, first, worlds));
  process.stdin.destroy();
  await worlds.closeAll();
}

async function answer(line: string, first: WorldOptions, worlds: Worlds): Promise<string> {
  const { world = 0, open, close = false } = parseCommand(line) ?? {};
  if (open !== undefined) {
    const { folder, many = 0 } = open;
    const neighbours = readNeighbours(open.with);
    if (folder === undefined || neighbours === undefined) return JSON.stringify({ error: 'not a world' });
    return JSON.stringify(await worlds.open({ ...first, port: 0, folder, many, neighbours }));
  }
  if (!close) return worlds.obey(world, line);
  await worlds.close(world);
  return '{}';
}

/** The names in a comma-separated list, or undefined if one is unknown. */
function readNeighbours(text: string | undefined): Neighbour[] | undefined {
  const names = (text ?? '').split(',').filter((name) => name !== '');
  const known = NEIGHBOURS.filter((name) => names.includes(name));
  return known.length === names.length ? known : undefined;
}

/** Prints the current code; `next`: the following one, which AWS already accepts; `last`: waits until another one is valid. */
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

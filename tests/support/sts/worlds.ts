import { obey, type Servers } from './control.ts';
import { type Neighbour, startNeighbours } from './neighbours.ts';
import { addManyAccounts, createSample } from './sample.ts';
import { renderSampleFiles, writeSampleFiles } from './sample-files.ts';
import { startSts } from './server.ts';
import type { World } from './world.ts';

export interface WorldOptions {
  /** The folder for its files. */
  readonly folder: string;
  /** The port of its STS; 0 chooses a free one. */
  readonly port: number;
  /** Whether its files also contain profiles that cannot work. */
  readonly broken: boolean;
  /** The number of accounts in addition to those of the sample. */
  readonly many: number;
  readonly neighbours: readonly Neighbour[];
}

/** Worlds that share only their process: a test that needs its own world does not start another process. */
export interface Worlds {
  /** Starts the servers of a sample world and writes its files. Returns the facts for clients, including the number of the world. */
  open(options: WorldOptions): Promise<Readonly<Record<string, unknown>>>;
  /** Executes one line of control.ts for the world with this number. */
  obey(world: number, line: string): string;
  /** Stops the servers of this world. */
  close(world: number): Promise<void>;
  closeAll(): Promise<void>;
}

export function makeWorlds(): Worlds {
  const open: { readonly servers: Servers; readonly state: World }[] = [];
  const close = async (world: number) => {
    const { servers = {} } = open[world] ?? {};
    delete open[world];
    await Promise.all(Object.values(servers).map((server) => server.close()));
  };
  return {
    open: async (options) => {
      const { facts, ...opened } = await startWorld(options);
      return { world: open.push(opened) - 1, ...facts };
    },
    obey: (world, line) => obey(line, open[world]?.servers ?? {}, open[world]?.state),
    close,
    closeAll: async () => {
      await Promise.all(Array.from(open.keys(), close));
    },
  };
}

async function startWorld({ folder, port, broken, many, neighbours }: WorldOptions) {
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
  const { mfaSeed, mfaSerial, userArn, roles, externalId, region } = sample;
  const { url, port: bound } = sts;
  return {
    servers: { sts, ...servers },
    state: sample.world,
    facts: { url, port: bound, ...files, mfaSeed, mfaSerial, userArn, roles, externalId, region, ...facts },
  };
}

import { interleave, type Start } from './measure.ts';
import { compareStarts, median, type Result, skip } from './result.ts';
import { writeUniversal } from './universal.ts';
import { emptyNode, runs, type World } from './world.ts';

/** Compares the engine with an empty Node.js of the same build and with the AWS CLI, in one interleaved run. */
export async function measureEngine(world: World): Promise<Result[]> {
  const rows = compareAll('engine', listStarts(world), bars);
  const universal = await listUniversalStarts(world);
  return [
    ...rows,
    ...compareAll('universal package', universal, universalBars),
    await countConnections(world),
    ...compareWithAws(world),
  ];
}

/** The most times of an empty Node.js that the engine may take. */
const bars = {
  'list 100 profiles': 1.05,
  'cached session': 1.15,
  'get-caller-identity, http': 1.9,
  'assume-role, http': 1.9,
  'get-caller-identity, https': 2.4,
  'assume-role, https': 2.4,
  'chain of three roles, http': 2.3,
} as const;

/** The same for the engine that runs on the user's own Node.js. */
const universalBars = { 'list 100 profiles': 1.35, 'cached session': 1.7, 'assume-role, http': 2.4 } as const;

function compareAll<Name extends string>(
  title: string,
  starts: Readonly<Record<NoInfer<Name> | 'empty', Start>>,
  most: Readonly<Record<Name, number>>,
): Result[] {
  const times = interleave(starts, runs);
  const names = Object.keys(most) as Name[];
  return names.map((name) => compareStarts(`${title}: ${name}`, times[name], 'empty Node', times.empty, most[name]));
}

type Starts = Record<keyof typeof bars | 'empty', Start>;

async function listUniversalStarts(world: World): Promise<Record<keyof typeof universalBars | 'empty', Start>> {
  const [options, script] = await writeUniversal(world);
  const starts = listStarts(world);
  const onNode = ({ words, environment }: Start) => {
    return { program: world.node, words: [...options, script, ...words], environment };
  };
  return {
    empty: starts.empty,
    'list 100 profiles': onNode(starts['list 100 profiles']),
    'cached session': onNode(starts['cached session']),
    'assume-role, http': onNode(starts['assume-role, http']),
  };
}

function listStarts(world: World): Starts {
  const environment = world.home(100);
  const http = { ...environment, AWS_ENDPOINT_URL_STS: world.urls.http };
  // Node's own root certificates are loaded as for AWS; the file only adds that of the local STS.
  const https = { ...environment, AWS_ENDPOINT_URL_STS: world.urls.https, NODE_EXTRA_CA_CERTS: world.authority };
  const engine = (words: string, variables: Record<string, string>) => {
    return { program: world.engine, words: words.split(' '), environment: variables };
  };
  return {
    empty: emptyNode(world, environment),
    'list 100 profiles': engine('profiles', environment),
    'cached session': engine('assume --profile chain-1', http),
    'get-caller-identity, http': engine('identity --profile base', http),
    'assume-role, http': engine('assume --profile chain-1 --no-cache', http),
    'get-caller-identity, https': engine('identity --profile base', https),
    'assume-role, https': engine('assume --profile chain-1 --no-cache', https),
    'chain of three roles, http': engine('assume --profile chain-3 --no-cache', http),
  };
}

async function countConnections(world: World): Promise<Result> {
  const before = await readConnections(world);
  interleave({ chain: listStarts(world)['chain of three roles, http'] }, 1);
  // Two runs, the first of which is not timed, and the request that counts.
  const each = (await readConnections(world)) - before - 1;
  const note = `${each / 2} connections`;
  const name = 'engine: chain of three roles, connections';
  return { name, ours_ms: null, peer: '', peer_ms: null, ratio: null, bar: '1', holds: each === 2, note };
}

async function readConnections({ urls }: World): Promise<number> {
  const answer = await fetch(urls.http, { headers: { connection: 'close' } });
  return ((await answer.json()) as { connections: number }).connections;
}

function compareWithAws(world: World): Result[] {
  const names = ['get-caller-identity', 'assume-role'] as const;
  const most = 0.15;
  const title = (name: string) => `engine: ${name}, http, against aws sts`;
  const { aws } = world;
  if (aws === undefined) return names.map((name) => skip(title(name), 'aws sts', `<= ${most} x`, 'no aws on PATH'));
  const starts = listStarts(world);
  const peers = {
    'get-caller-identity': awsStart(aws, ['get-caller-identity'], world),
    'assume-role': awsStart(aws, ['assume-role', ...roleWords], world),
  };
  return names.map((name) => {
    const times = interleave({ ours: starts[`${name}, http`], aws: peers[name] }, runs);
    return compareStarts(title(name), times.ours, 'aws sts', times.aws, most);
  });
}

const roleWords = ['--role-arn', 'arn:aws:iam::111122223333:role/Link1', '--role-session-name', 'bench'];

function awsStart(aws: string, words: readonly string[], world: World): Start {
  const environment = { ...world.home(100), AWS_PROFILE: 'base', AWS_EC2_METADATA_DISABLED: 'true' };
  return { program: aws, words: ['--endpoint-url', world.urls.http, 'sts', ...words], environment };
}

/** The milliseconds of one `aws sts assume-role`; undefined without the AWS CLI. */
export function timeAwsAssume(world: World): number | undefined {
  if (world.aws === undefined) return undefined;
  return median(interleave({ aws: awsStart(world.aws, ['assume-role', ...roleWords], world) }, 5).aws.wall);
}

import { interleave, type Start } from './measure.ts';
import { compare, median, type Result, skip } from './result.ts';
import { emptyNode, runs, type World } from './world.ts';

/** The engine against an empty Node of the same build, and against aws-cli, all in one interleaved run. */
export async function measureEngine(world: World): Promise<Result[]> {
  const times = interleave(listStarts(world), runs);
  const empty = 'empty Node';
  const rows = Object.entries(bars).map(([name, most]) => {
    const ours = times[name as keyof typeof bars];
    return compare(`engine: ${name}`, ours, empty, times.empty, most);
  });
  return [...rows, await countConnections(world), ...compareWithAws(world)];
}

/** Ours may take at most so many times as long as an empty Node. */
const bars = {
  'list 100 profiles': 1.2,
  'cached session': 1.2,
  'get-caller-identity, http': 2,
  'assume-role, http': 2,
  'get-caller-identity, https': 2.5,
  'assume-role, https': 2.5,
  'chain of three roles, http': 2.6,
} as const;

function listStarts(world: World): Record<keyof typeof bars | 'empty', Start> {
  const environment = world.home(100);
  const http = { ...environment, AWS_ENDPOINT_URL_STS: world.urls.http };
  // Node's own roots are loaded as for AWS itself; the file only adds the responder's.
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
  // Two runs, the first of which is not timed, and the question itself.
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
    return compare(title(name), times.ours, 'aws sts', times.aws, most);
  });
}

const roleWords = ['--role-arn', 'arn:aws:iam::111122223333:role/Link1', '--role-session-name', 'bench'];

function awsStart(aws: string, words: readonly string[], world: World): Start {
  const environment = { ...world.home(100), AWS_PROFILE: 'base', AWS_EC2_METADATA_DISABLED: 'true' };
  return { program: aws, words: ['--endpoint-url', world.urls.http, 'sts', ...words], environment };
}

/** Milliseconds of one `aws sts assume-role`; undefined without aws-cli. */
export function timeAwsAssume(world: World): number | undefined {
  if (world.aws === undefined) return undefined;
  return median(interleave({ aws: awsStart(world.aws, ['assume-role', ...roleWords], world) }, 5).aws);
}

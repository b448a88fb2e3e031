import { readPlan } from '../commands/shared/parameters.ts';
import { fail, succeed } from '../core/error.ts';
import { Secret } from '../core/secret.ts';
import { unansweredError } from '../core/unansweredError.ts';
import type { CommandEdges } from '../edges/edges.ts';
import type { PrivateFolder } from '../edges/privateFolder.ts';
import { openCache } from '../sessions/cache.ts';
import { makeSession, makeSessionTimes } from '../sessions/session.ts';
import { engineVersion, protocolVersion } from './version.ts';

/** A request, and the edges that answer it. */
export interface WarmUp {
  readonly line: string;
  readonly edges: CommandEdges;
}

/**
 * Makes a switch to warm up with, so that V8 compiles the code and the user's switch is much faster. It touches nothing on the
 * machine: profiles are made up, and the session is in memory.
 */
export function openWarmUp(): WarmUp {
  const edges = makeWorld();
  cacheSession(edges);
  const request = { protocol: protocolVersion, module: engineVersion, command: 'assume' };
  const line = JSON.stringify({ ...request, parameters: { profile, remember: true }, environment: edges.environment });
  return { line, edges };
}

const account = '111122223333';
const profiles = 200;
const profile = `profile-${profiles}`;
const start = new Date(0);

function makeWorld(): CommandEdges {
  const files = new Map([
    ['config', renderConfig()],
    ['credentials', '[base]\naws_access_key_id = AKIAEXAMPLEEXAMPLE00\naws_secret_access_key = example\n'],
  ]);
  const bytes = new Map([...files].map(([path, text]) => [path, new TextEncoder().encode(text)]));
  const folder = openMemory();
  return {
    environment: { AWS_CONFIG_FILE: 'config', AWS_SHARED_CREDENTIALS_FILE: 'credentials' },
    ...{ platform: 'linux', homeDirectory: '/', userName: 'example', program: [] },
    isAttended: () => false,
    readFile: (path) => succeed(bytes.get(path)),
    findInsecurePath: () => undefined,
    readProxySettings: async () => '',
    now: () => start,
    ask: async (question) => fail(unansweredError(question)),
    tell: () => {},
    machine: {
      ...{ hostName: () => 'example', uptime: () => 0, timer: () => 0, processId: 0, userId: 0, isAlive: () => false },
      ...{ openFolder: () => folder, openForeignFolder: () => folder },
      openLocks: () => async () => ({ kind: 'impossible', code: 'ENOTSUP' }),
      runTool: () => ({ kind: 'failed', code: 'ENOENT' }),
    },
    write: { replace: () => succeed(null), exchange: () => succeed('done'), append: () => succeed(null) },
    waitForEnd: async () => {},
    openScreen: () => undefined,
    converse: () => ({ ask: async (question) => fail(unansweredError(question)), wanted: async () => undefined }),
  };
}

function renderConfig(): string {
  const sections = Array.from({ length: profiles }, (_, index) => {
    const role = `role_arn = arn:aws:iam::${account}:role/Example`;
    return `[profile profile-${index + 1}]\n${role}\nsource_profile = base\nregion = us-east-1\n`;
  });
  return sections.join('\n');
}

function openMemory(): PrivateFolder {
  const files = new Map<string, string>();
  return {
    path: 'sessions',
    read: (name) => ({ kind: 'done', value: files.get(name) }),
    write: (name, text) => {
      files.set(name, text);
      return { kind: 'done', value: undefined };
    },
    link: () => ({ kind: 'done', value: undefined }),
    linkTarget: () => ({ kind: 'done', value: undefined }),
    list: () => ({ kind: 'done', value: [...files.keys()] }),
    modifiedAt: () => ({ kind: 'done', value: start }),
    remove: (name) => ({ kind: 'done', value: files.delete(name) }),
  };
}

function cacheSession(edges: CommandEdges): void {
  const read = readPlan({ profile }, edges);
  if (!read.ok) return;
  const cache = openCache(read.value.plan, edges);
  const slot = cache.slotOf(read.value.plan.hops.length - 1);
  if (slot === undefined) return;
  const expiration = new Date(start.getTime() + 3_600_000);
  const credentials = {
    accessKeyId: 'ASIAEXAMPLEEXAMPLE00',
    ...{ secretAccessKey: new Secret('example'), sessionToken: new Secret('example'), expiration },
    assumedRole: { arn: `arn:aws:sts::${account}:assumed-role/Example/example`, id: 'AROAEXAMPLE:example' },
  };
  const session = makeSession(slot, credentials, makeSessionTimes(slot.hop, expiration, cache.clock), {});
  if (session !== undefined) cache.store.write(slot.key, session);
}

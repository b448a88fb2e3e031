import { hostname, uptime } from 'node:os';
import { posix, win32 } from 'node:path';
import { kill } from 'node:process';
import type { Ask, Tell } from '../core/conversation.ts';
import type { Environment } from '../core/environment.ts';
import type { Edges, Machine } from './edges.ts';
import { openFileLocks } from './fileLock.ts';
import { restrictFolder } from './fileRights.ts';
import { openPathCheck } from './insecurePath.ts';
import { readTimer } from './node.ts';
import { openPrivateFolder } from './privateFolder.ts';
import { openProxySettings } from './proxySettings.ts';
import { readFile } from './readFile.ts';
import { openRunTool } from './runTool.ts';
import { openSocketLocks } from './socketLock.ts';

/** What `main.ts` knows about its process. */
interface ProcessFacts {
  readonly environment: Environment;
  readonly platform: NodeJS.Platform;
  /** Called only if the environment does not specify it. */
  readonly homeDirectory: () => string;
  readonly userName: () => string;
  readonly isAttended: () => boolean;
  /** undefined on Windows. */
  readonly userId?: number | undefined;
}

/** The IDs of the process and its user, from `main.ts`. */
type ProcessIdentity = Pick<Machine, 'processId' | 'userId'>;

/** The edges of a real process. */
export function makeEdges(facts: ProcessFacts, ask: Ask, tell: (event: Tell) => void): Edges {
  const platform = toPlatform(facts.platform);
  const environment = toEnvironment(facts.environment, platform);
  return {
    environment,
    platform,
    homeDirectory: homeIn(environment, platform) ?? facts.homeDirectory(),
    userName: environment['USER'] ?? environment['USERNAME'] ?? environment['LOGNAME'] ?? facts.userName(),
    readFile,
    findInsecurePath: openPathCheck(platform, facts.userId),
    readProxySettings: openProxySettings(platform, environment),
    now: () => new Date(),
    isAttended: facts.isAttended,
    ask,
    tell,
  };
}

/** The machine of a real process. */
export function makeMachine(
  { environment, platform }: Pick<Edges, 'environment' | 'platform'>,
  { processId, userId }: ProcessIdentity,
): Machine {
  const owner = { platform, userId };
  const runTool = openRunTool(environment);
  const restrict = restrictFolder(environment, runTool);
  return {
    hostName: hostname,
    uptime,
    timer: readTimer,
    processId,
    userId,
    isAlive,
    openFolder: (path) => openPrivateFolder(path, platform === 'win32' ? { ...owner, restrict } : owner),
    openForeignFolder: (path) => openPrivateFolder(path, { ...owner, forbidden: 0o002 }),
    openLocks: (folder) => (platform === 'darwin' ? openFileLocks(folder) : openSocketLocks(platform)),
    runTool,
  };
}

/** Only an absolute path counts: otherwise sessions and keys would go to the current folder of the shell. */
function homeIn(environment: Environment, platform: Edges['platform']): string | undefined {
  const [path, named] = platform === 'win32' ? [win32, environment['USERPROFILE']] : [posix, environment['HOME']];
  return named !== undefined && path.isAbsolute(named) ? named : undefined;
}

function toPlatform(platform: NodeJS.Platform): Edges['platform'] {
  return platform === 'win32' || platform === 'darwin' ? platform : 'linux';
}

/**
 * A copy without a prototype; on Windows with upper-case names, since case does not matter there. If a name exists twice
 * (`Path` and `PATH`, from programs ported from Unix), the first one counts, as in Windows.
 */
function toEnvironment(variables: Environment, platform: Edges['platform']): Environment {
  const environment: Record<string, string | undefined> = Object.create(null);
  for (const [name, value] of Object.entries(variables)) {
    environment[platform === 'win32' ? name.toUpperCase() : name] ??= value;
  }
  return environment;
}

function isAlive(processId: number): boolean {
  try {
    return kill(processId, 0);
  } catch {
    // It does not exist, or belongs to another user.
    return false;
  }
}

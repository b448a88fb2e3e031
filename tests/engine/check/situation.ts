import { checkConfiguration } from '../../../src/check/checkConfiguration.ts';
import { readContext } from '../../../src/check/context.ts';
import type { Finding } from '../../../src/check/finding.ts';
import type { Environment } from '../../../src/core/environment.ts';
import { type EngineError, fail, succeed } from '../../../src/core/error.ts';
import type { InsecurePath } from '../../../src/edges/insecurePath.ts';

/** A user's files and shell. A list of lines is text; bytes are bytes. */
export interface Situation {
  readonly config?: readonly string[] | Uint8Array;
  readonly credentials?: readonly string[] | Uint8Array;
  readonly environment?: Environment;
  /** Paths that may not be opened. */
  readonly closed?: readonly string[];
  /** Other files that are there. */
  readonly others?: readonly string[];
  /** Programs that are not there. */
  readonly gone?: readonly string[];
  readonly modes?: Readonly<Record<string, number>>;
  readonly insecurePaths?: Readonly<Record<string, InsecurePath>>;
  readonly storedCredentials?: boolean;
  readonly storedRegion?: boolean;
  readonly platform?: 'win32' | 'linux';
}

export const config = '/home/me/.aws/config';
export const credentials = '/home/me/.aws/credentials';

export function findingsOf(situation: Situation): Finding[] {
  const { storedCredentials = false, storedRegion = false, environment = {}, modes = {} } = situation;
  const edges = {
    environment: { HOME: '/home/me', USERPROFILE: '/home/me', ...environment },
    platform: situation.platform ?? 'linux',
    homeDirectory: '/home/me',
    readFile: (path: string) => readOf(situation, path.replaceAll('\\', '/')),
    now: () => new Date('2026-11-24T05:00:00Z'),
    modeOf: (path: string) => modes[path] ?? 0o600,
    findInsecurePath: (path: string) => situation.insecurePaths?.[path],
    pathExists: (path: string) => situation.gone?.includes(path) !== true,
  };
  return checkConfiguration(readContext(edges, { storedCredentials, storedRegion }));
}

/** Findings in short. */
export function shortOf(situation: Situation): string[] {
  return findingsOf(situation).map(shorten);
}

/** `Rule config:3`, `Rule` for what is in no file. */
export function shorten({ rule, file, line }: Finding): string {
  const place = file === null ? '' : ` ${file.replace(/^.*[\\/]/, '')}`;
  return `${rule}${place}${line === null ? '' : `:${line}`}`;
}

function readOf(situation: Situation, path: string) {
  if (situation.closed?.includes(path)) return fail(closedError(path));
  if (situation.others?.includes(path)) return succeed(new Uint8Array());
  const content = path === config ? situation.config : path === credentials ? situation.credentials : undefined;
  if (content === undefined || content instanceof Uint8Array) return succeed(content);
  return succeed(Buffer.from(`${content.join('\n')}\n`));
}

function closedError(path: string): EngineError {
  return { code: 'ConfigSyntax', message: `${path} cannot be read (EACCES).`, hint: 'x', target: path, file: path };
}

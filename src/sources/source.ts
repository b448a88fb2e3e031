import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import type { Wanted } from '../edges/once.ts';
import type { WriteFiles } from '../edges/writeFiles.ts';
import type { RunProgram } from '../programs/runProgram.ts';
import type { Service } from '../services/service.ts';

export type ReadSealed = (name: string) => Promise<Result<Credentials>>;

/** What sources need to do their work. None of them knows of a session cache. */
export interface SourceTools {
  readonly configuration: Configuration;
  readonly edges: Edges;
  readonly sts: Service;
  readonly run: RunProgram;
  readonly replaceFile: WriteFiles['replace'];
  /** Makes what belongs to a file, one process of all at a time. */
  readonly once: <T>(path: string, wanted: Wanted<T>) => Promise<T>;
  /** The sealed access key of that name, where this process may open it. */
  readonly readSealed?: ReadSealed | undefined;
  /** The plan's region. */
  readonly region: string | null;
}

/** CredentialsExpired for credentials that a source gave though they had ended. `source` begins the sentence. */
export function requireUnexpired(credentials: Credentials, now: Date, source: string): Result<Credentials> {
  const { expiration } = credentials;
  if (expiration === undefined || expiration > now) return succeed(credentials);
  return fail({
    code: 'CredentialsExpired',
    message: say`${source} returned credentials that expired at ${expiration.toISOString()}.`,
    hint: say`Renew the session of the program that provides them, and check the clock of this machine.`,
    target: source,
  });
}

import type { Configuration } from '../config/profile.ts';
import type { Credentials } from '../core/credentials.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import type { SharedWork } from '../edges/singleFlight.ts';
import type { WriteFiles } from '../edges/writeFiles.ts';
import type { RunProgram } from '../programs/runProgram.ts';
import type { Service } from '../services/service.ts';

type ReadSealed = (name: string) => Promise<Result<Credentials>>;

/** What sources need to get credentials. No source knows the session cache. */
export interface SourceTools {
  readonly configuration: Configuration;
  readonly edges: Edges;
  readonly sts: Service;
  readonly run: RunProgram;
  readonly replaceFile: WriteFiles['replace'];
  /** Runs a task for a file in one process at a time. */
  readonly once: <T>(path: string, wanted: SharedWork<T>) => Promise<T>;
  /** Reads an encrypted access key by name, if this process can decrypt it. */
  readonly readSealed?: ReadSealed | undefined;
  /** The region of the plan. */
  readonly region: string | null;
}

/** CredentialsExpired if a source returned expired credentials. `source` begins the sentence. */
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

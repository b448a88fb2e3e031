import { type Result, succeed } from '../core/error.ts';
import type { Edges } from '../edges/edges.ts';
import { runCommand } from '../programs/runCommand.ts';
import type { RunProgram } from '../programs/runProgram.ts';

/** What the profile's mfa_process prints, trimmed: aws-vault's key, but run without a shell. */
export async function readMfaProcess(
  profile: string | null,
  commandLine: string,
  edges: Pick<Edges, 'environment' | 'platform'>,
  run: RunProgram,
): Promise<Result<string>> {
  const printed = await runCommand({ key: 'mfa_process', commandLine, profile }, edges, run);
  return printed.ok ? succeed(printed.value.trim()) : printed;
}

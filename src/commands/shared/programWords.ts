import { win32 } from 'node:path';
import { isPlainProgram } from '../../config/splitCommand.ts';
import type { SessionEdges } from '../../edges/edges.ts';
import { findShortPath } from '../../edges/shortPath.ts';

/**
 * What starts a program, for a credential_process: on Windows by short paths where the long ones would need quotes, since
 * the AWS SDKs for Go and .NET hand the line to cmd.exe in a way that loses them.
 */
export function programWords(
  program: readonly string[],
  { platform, environment, machine }: SessionEdges,
): readonly string[] {
  if (platform !== 'win32') return program;
  const needsShort = (word: string) => win32.isAbsolute(word) && !isPlainProgram(word);
  return program.map((word) => (needsShort(word) ? (findShortPath(word, environment, machine.runTool) ?? word) : word));
}

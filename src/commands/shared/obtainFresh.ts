import { fail, type Result } from '../../core/error.ts';
import { notAnswered } from '../../core/notAnswered.ts';
import type { CommandEdges } from '../../edges/commandEdges.ts';
import type { Parameters } from './command.ts';
import { type ObtainedSession, type obtainParameters, obtainSession } from './obtainSession.ts';

/** SDKs ask for new credentials 5 to 15 minutes before the end (botocore credentials.py: 15 advised, 10 at the latest). */
export const earlySeconds = 900;

/**
 * As `obtainSession`, but a kept session that ends within 15 minutes is renewed where no person is needed for that;
 * where one is, it serves until its last minutes.
 */
export async function obtainFresh(
  parameters: Parameters<typeof obtainParameters>,
  edges: CommandEdges,
): Promise<Result<ObtainedSession>> {
  const kept = await obtainSession(parameters, edges);
  if (!kept.ok || !isStale(kept.value)) return kept;
  const { tokenCode, ...rest } = parameters;
  const renewed = await obtainSession({ ...rest, refresh: true }, alone(edges));
  return renewed.ok ? renewed : kept;
}

/**
 * As `obtainSession`, but a kept session that ends within 15 minutes counts as none: what another shell renewed is
 * taken, and else the session is made anew.
 */
export async function obtainRenewed(
  parameters: Parameters<typeof obtainParameters>,
  edges: CommandEdges,
): Promise<Result<ObtainedSession>> {
  const kept = await obtainSession(parameters, edges);
  if (!kept.ok || !isStale(kept.value)) return kept;
  return obtainSession({ ...parameters, refresh: true }, edges);
}

/** Whether an SDK would want newer ones by now. */
function isStale({ isKept, remainingSeconds }: ObtainedSession): boolean {
  return isKept && remainingSeconds !== null && remainingSeconds < earlySeconds;
}

/** The same edges with nobody at them: no question is asked and nothing is told twice. */
export function alone(edges: CommandEdges): CommandEdges {
  return { ...edges, ask: async (question) => fail(notAnswered(question)), tell: () => {} };
}

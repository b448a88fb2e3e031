import { type Result, succeed } from '../../core/error.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { protectingPattern, readSettings } from '../../settings/settings.ts';

/**
 * Whether the user settings protect the profile (null: a role without a profile). Prompts for a protected one, unless
 * `confirmed`. Errors: ConfirmationRequired if the user does not answer yes; ConfigSyntax for settings that cannot be read.
 */
export async function confirmProtected(
  profile: string | null,
  confirmed: boolean,
  edges: CommandEdges,
): Promise<Result<boolean>> {
  if (profile === null) return succeed(false);
  const settings = readSettings(edges);
  if (!settings.ok) return settings;
  const pattern = protectingPattern(settings.value, profile);
  if (pattern === undefined) return succeed(false);
  if (confirmed) return succeed(true);
  const answer = await edges.ask({ kind: 'protected', profile, pattern });
  return answer.ok ? succeed(true) : answer;
}

import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { forgetSessions } from '../sessions/forgetSessions.ts';
import { defineCommand } from './shared/command.ts';
import { openConfiguredCodec } from './shared/userSettings.ts';

/** Deletes the cached sessions of a profile, or all. */
export const forget = defineCommand({
  name: 'forget',
  summary: say`deletes cached sessions`,
  kinds: { profile: 'text' },
  run: async (filter, edges) => {
    const codec = await openConfiguredCodec(edges);
    return codec.ok ? succeed({ forgotten: forgetSessions(edges, filter, codec.value) }) : codec;
  },
});

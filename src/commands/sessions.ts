import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { listSessions } from '../sessions/listSessions.ts';
import { defineCommand } from './shared/command.ts';
import { openConfiguredCodec } from './shared/userSettings.ts';

/** Lists the cached sessions that are still valid, without their secrets. */
export const sessions = defineCommand({
  name: 'sessions',
  summary: say`lists cached sessions`,
  kinds: { profile: 'text' },
  run: async (filter, edges) => {
    const codec = await openConfiguredCodec(edges);
    if (!codec.ok) return codec;
    return succeed({ sessions: listSessions(edges, filter, codec.value).map((session) => ({ ...session })) });
  },
});

import { succeed } from '../protocol/error.ts';
import { listSessions } from '../session/listSessions.ts';
import { defineCommand } from './command.ts';

/** The kept sessions that are not over, without their secrets. */
export const sessions = defineCommand({
  name: 'sessions',
  summary: 'lists the kept sessions',
  kinds: { profile: 'text' },
  run: async (filter, edges) => succeed({ sessions: listSessions(edges, filter).map((session) => ({ ...session })) }),
});

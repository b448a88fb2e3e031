import { succeed } from '../protocol/error.ts';
import { forgetSessions } from '../session/forgetSessions.ts';
import { defineCommand } from './command.ts';

/** Deletes kept sessions: a profile's, or all. */
export const forget = defineCommand({
  name: 'forget',
  summary: 'deletes kept sessions',
  kinds: { profile: 'text' },
  run: async (filter, edges) => succeed({ forgotten: forgetSessions(edges, filter) }),
});

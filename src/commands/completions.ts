import { listCandidates } from '../config/completions.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { succeed } from '../core/error.ts';
import { defineCommand } from './shared/command.ts';
import { escapeForRegex } from './shared/escapeForRegex.ts';
import { listFixedCandidates } from './shared/listFixedCandidates.ts';
import { renderCandidates } from './shared/renderCandidates.ts';

/**
 * What Tab offers in the shell, of one kind. `account`, `role` and `mfa`: how a tip says these, in the person's
 * language. Files that nobody can read offer nothing: a person in the middle of a line is told nothing.
 */
export const completions = defineCommand({
  name: 'completions',
  summary:
    'lists what Tab offers: profiles, role-arns, serial-numbers, sso-sessions, regions, services, settings or outputs',
  kinds: { kind: 'text', account: 'text', role: 'text', mfa: 'text' },
  run: async ({ kind, account = 'account {0}', role = 'role {0}', mfa = 'asks for an MFA code' }, edges) => {
    const fixed = listFixedCandidates(kind);
    if (fixed !== undefined) return succeed(renderCandidates(fixed));
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return succeed('');
    return succeed(renderCandidates(listCandidates(kind, configuration.value, { account, role, mfa })));
  },
  renderText: (answer) => `${escapeForRegex(String(answer))}\n`,
});

import { listCandidates } from '../config/completions.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { consolePages } from '../console/services.ts';
import { succeed } from '../protocol/error.ts';
import { renderCandidates } from '../protocol/renderCandidates.ts';
import { defineCommand } from './command.ts';

/** What Tab offers in the shell. `account`, `role` and `mfa` are the words of the tips, in the person's language. */
export const completions = defineCommand({
  name: 'completions',
  summary: 'lists what can be completed: profiles, role ARNs, MFA devices, SSO sessions, services of the console',
  kinds: { account: 'text', role: 'text', mfa: 'text' },
  run: async ({ account = 'account', role = 'role', mfa = 'asks for an MFA code' }, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const found = listCandidates(configuration.value, { account, role, mfa });
    const services = Object.entries(consolePages).map(([text, { path }]) => ({ text, foundBy: path, tip: path }));
    return succeed({
      profiles: renderCandidates(found.profiles),
      roleArns: renderCandidates(found.roleArns),
      serialNumbers: renderCandidates(found.serialNumbers),
      ssoSessions: renderCandidates(found.ssoSessions),
      services: renderCandidates(services),
    });
  },
});

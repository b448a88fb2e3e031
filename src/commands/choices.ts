import { readConfiguration } from '../config/readConfiguration.ts';
import { succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { renderWarning } from '../core/warning.ts';
import type { Entry, EntrySource } from '../picker/entry.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { readSettings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';
import { listEntries } from './shared/listEntries.ts';

/**
 * Lists all profiles to choose from: those used recently first, then the order of the AWS CLI. Answers one list for each
 * property, since PowerShell reads thousands of objects ten times slower. `query`: also which profiles it means, and whether
 * the picker would find one for it.
 */
export const choices = defineCommand({
  name: 'choices',
  summary: say`lists the profiles to choose from, with their cached sessions`,
  kinds: { query: 'text' },
  run: async ({ query }, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const settings = readSettings(edges);
    if (!settings.ok) return settings;
    const current = resolveProfileName({}, edges.environment);
    const listed = await listEntries(configuration.value, edges, { settings: settings.value, current });
    if (!listed.ok) return listed;
    const entries = listed.value.names.map((_name, at) => listed.value.entryAt(at));
    return succeed({
      names: entries.map(({ name }) => name),
      accountIds: entries.map(({ account }) => account),
      roles: entries.map(({ role }) => role),
      regions: entries.map(({ region }) => region),
      remainingSeconds: entries.map(({ secondsLeft }) => secondsLeft),
      protected: entries.map(({ isProtected }) => isProtected),
      current,
      ...(query === undefined
        ? {}
        : { fitting: findFitting(query, entries), isFound: await findsAny(query, listed.value) }),
      warnings: configuration.value.warnings.map((warning) => renderWarning(warning)),
    });
  },
});

/** Loads the search of the picker only if there is a query. */
async function findsAny(query: string, source: EntrySource): Promise<boolean> {
  const { makeList } = await import('../picker/list.ts');
  const list = makeList(source);
  while (list.countRead() < source.names.length) list.readOn();
  return list.find(query, 'recent').length > 0;
}

/**
 * Returns the names that a text fits best: its exact match, otherwise matches without case, otherwise names that contain it,
 * otherwise profiles whose account, role, or region contains it.
 */
function findFitting(text: string, entries: readonly Entry[]): readonly string[] {
  const folded = text.toLowerCase();
  const has = (shown: string) => shown.toLowerCase().includes(folded);
  const ways: readonly ((entry: Entry) => boolean)[] = [
    ({ name }) => name === text,
    ({ name }) => name.toLowerCase() === folded,
    ({ name }) => has(name),
    ({ account, role, region }) => has(`${account ?? ''} ${role ?? ''} ${region ?? ''}`),
  ];
  const found = ways.map((fits) => entries.filter(fits)).find(({ length }) => length > 0);
  return (found ?? []).map(({ name }) => name);
}

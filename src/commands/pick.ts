import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import type { AnswerObject } from '../core/answer.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { renderWarning } from '../core/warning.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { makeInert } from '../picker/cells.ts';
import { type Entry, type EntrySource, joinSources, type SsoChoice } from '../picker/entry.ts';
import { makeList } from '../picker/list.ts';
import { runPicker } from '../picker/runPicker.ts';
import { makeState, type Outcome } from '../picker/state.ts';
import { chooseLook } from '../picker/style.ts';
import { type Words, wordsFor } from '../picker/words.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { readSettings } from '../settings/settings.ts';
import { chooseLanguage } from '../words/chooseLanguage.ts';
import { defineCommand } from './shared/command.ts';
import { type EntryOptions, listEntries } from './shared/listEntries.ts';

/**
 * Lets the user pick from a list at the terminal, without calling AWS or changing anything. Prints the names, one a line.
 * With `actions` the first line is the action: `pick`, `console`, or `clear` (which has no name); the list then also has the
 * roles of Identity Center that no profile has, printed as `role` or `role-console`, then account, role and session, one a
 * line. `sso`: only roles of Identity Center; calls AWS if their list is older than a day. Prints nothing and exits with 130
 * if the user cancels. Errors: TerminalRequired.
 */
export const pick = defineCommand({
  name: 'pick',
  summary: say`lets you choose a profile from a searchable list, and prints its name`,
  kinds: {
    ...{ query: 'text', current: 'text', title: 'text', language: 'text' },
    ...{ multi: 'flag', actions: 'flag', digits: 'flag', sso: 'flag', noColor: 'flag' },
  },
  run: async (parameters, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const settings = readSettings(edges);
    if (!settings.ok) return settings;
    const { digits = false, actions = false, multi = false, sso = false, language } = parameters;
    const listed = await listAll(configuration.value, edges, {
      settings: settings.value,
      current: parameters.current ?? currentName(edges),
      inFileOrder: digits,
      sso: sso ? 'alone' : actions && !multi && !digits ? 'too' : 'none',
    });
    if (!listed.ok) return listed;
    if (listed.value.names.length === 0) return fail(noProfiles);
    const screen = edges.openScreen();
    if (screen === undefined) return fail(noTerminal);
    const words = wordsFor(language, edges.environment);
    if (language !== undefined) await chooseLanguage(language, edges.environment);
    const options = { title: parameters.title ?? words.title, actions, multi, digits };
    const state = makeState(makeList(listed.value), options, screen.size(), parameters.query);
    let copied = Promise.resolve();
    const outcome = await runPicker(screen, state, {
      words,
      look: parameters.noColor ? 'plain' : chooseLook(edges.environment),
      copy: (name) => {
        copied = copy(name, edges);
      },
      preview: (entry) => preview(entry, settings.value.mfaSession === true, configuration.value, words, edges),
    });
    await copied;
    return succeed({
      ...renderOutcome(outcome, listed.value),
      actions,
      warnings: configuration.value.warnings.map((warning) => renderWarning(warning)),
    });
  },
  renderText: (answer, isTerminal) => renderNames(answer as unknown as Picked, isTerminal),
  exitCode: (answer) => ((answer as unknown as Picked).action === 'cancel' ? 130 : 0),
});

interface Picked {
  readonly action: Outcome['kind'];
  readonly names: readonly string[];
  /** For each name its role of Identity Center; null if it is a profile. */
  readonly roles: readonly (SsoChoice | null)[];
  readonly actions: boolean;
}

function renderOutcome(outcome: Outcome, { entryAt }: EntrySource): AnswerObject {
  const picked = 'entries' in outcome ? outcome.entries.map(entryAt) : [];
  const roles = picked.map(({ sso }) => (sso === null ? null : { ...sso }));
  return { action: outcome.kind, names: picked.map(({ name }) => name), roles };
}

/** Prints names unchanged to a pipe; at a terminal without control characters. */
function renderNames({ action, names, roles, actions }: Picked, isTerminal: () => boolean): string {
  if (action === 'cancel') return '';
  const role = roles.find((one) => one !== null);
  const word = role === undefined ? action : action === 'console' ? 'role-console' : 'role';
  const lines = role === undefined ? names : [role.account, role.role, role.session ?? ''];
  const shown = isTerminal() ? lines.map(makeInert) : lines;
  return [...(actions ? [word] : []), ...shown].map((line) => `${line}\n`).join('');
}

interface AllOptions extends EntryOptions {
  readonly sso: 'none' | 'too' | 'alone';
}

/** Lists profiles, roles of Identity Center, or both. Loads the code for these roles only if the files have an sso-session. */
async function listAll(
  configuration: Configuration,
  edges: CommandEdges,
  { sso, ...options }: AllOptions,
): Promise<Result<EntrySource>> {
  if (sso !== 'alone' && configuration.ssoSessions.size === 0) return listEntries(configuration, edges, options);
  const entries = await import('./shared/ssoEntries.ts');
  if (sso === 'alone') {
    const roles = await entries.readSessionRoles(configuration, edges);
    return roles.ok ? succeed(entries.sourceOfRoles(roles.value)) : roles;
  }
  const roles = entries.findSessionRoles(configuration, edges);
  const accountNames = entries.accountNamesOf(roles);
  const profiles = await listEntries(configuration, edges, { ...options, accountNames });
  if (!profiles.ok || sso === 'none') return profiles;
  return succeed(
    joinSources(profiles.value, entries.sourceOfRoles(entries.selectRolesWithoutProfile(roles, configuration))),
  );
}

/** The profile that awsrole export set, otherwise the profile of AWS_PROFILE. */
function currentName({ environment }: CommandEdges): string {
  const { AWSROLE_PROFILE } = environment;
  return AWSROLE_PROFILE || resolveProfileName({}, environment);
}

/** Loaded only when a name is copied, to keep the start fast. */
async function copy(name: string, edges: CommandEdges): Promise<void> {
  const { copyText } = await import('../programs/copyText.ts');
  copyText(name, edges);
}

/** Loads the planner only after the first frame. */
async function preview(
  entry: Entry,
  mfaSession: boolean,
  configuration: Configuration,
  words: Words,
  { environment }: CommandEdges,
) {
  const [{ resolvePlan }, { previewPlan }] = await Promise.all([
    import('../plan/resolvePlan.ts'),
    import('../picker/preview.ts'),
  ]);
  if (entry.sso === null) {
    return previewPlan(entry, resolvePlan({ profile: entry.name, mfaSession }, configuration, environment), words);
  }
  const { resolveRoleRequest } = await import('./shared/ssoEntries.ts');
  const sso = resolveRoleRequest(entry.sso, configuration, environment);
  return previewPlan(entry, sso.ok ? resolvePlan({ sso: sso.value }, configuration, environment) : sso, words);
}

const noProfiles = {
  code: 'ProfileNotFound',
  message: say`No profiles were found.`,
  hint: say`Create one with New-AwsProfile (awsrole new-profile) or aws configure, or check AWS_CONFIG_FILE. To find mistakes, run Test-AwsConfig (awsrole check).`,
} as const;

const noTerminal = {
  code: 'TerminalRequired',
  message: say`The profile list requires an interactive terminal, but standard input or standard error is redirected.`,
  hint: say`Specify the profile by its full name, or run this in an interactive terminal.`,
} as const;

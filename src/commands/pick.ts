import type { Configuration } from '../config/profile.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import type { AnswerObject } from '../core/answer.ts';
import { fail, succeed } from '../core/error.ts';
import { renderWarning } from '../core/warning.ts';
import type { CommandEdges } from '../edges/edges.ts';
import type { Entry } from '../picker/entry.ts';
import { makeList } from '../picker/list.ts';
import { runPicker } from '../picker/runPicker.ts';
import { makeState, type Outcome } from '../picker/state.ts';
import { chooseLook } from '../picker/style.ts';
import { type Words, wordsFor } from '../picker/words.ts';
import { resolveProfileName } from '../plan/profileName.ts';
import { readSettings } from '../settings/settings.ts';
import { defineCommand } from './shared/command.ts';
import { listEntries } from './shared/listEntries.ts';

/**
 * Lets the person pick from a list: keys come from the terminal, and nothing is called or changed. Prints the names, a line
 * each; with `actions` also what is to be done with them, on a line before: `pick`, `console`, or `clear`, which has no name.
 * Nothing and exit code 130: the person left. TerminalRequired where there is none.
 */
export const pick = defineCommand({
  name: 'pick',
  summary: 'lets you pick a profile from a list to type into, and prints its name',
  kinds: {
    ...{ query: 'text', current: 'text', title: 'text', language: 'text' },
    ...{ multi: 'flag', actions: 'flag', digits: 'flag', noColor: 'flag' },
  },
  run: async (parameters, edges) => {
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return configuration;
    const settings = readSettings(edges);
    if (!settings.ok) return settings;
    const { digits = false, actions = false, multi = false, language } = parameters;
    const current = parameters.current ?? currentName(edges);
    const listed = await listEntries(configuration.value, edges, {
      settings: settings.value,
      current,
      inFileOrder: digits,
    });
    if (!listed.ok) return listed;
    if (listed.value.names.length === 0) return fail(noProfiles);
    const screen = edges.openScreen();
    if (screen === undefined) return fail(noTerminal);
    const words = wordsFor(language, edges.environment);
    const options = { title: parameters.title ?? words.title, actions, multi, digits };
    const state = makeState(makeList(listed.value), options, screen.size(), parameters.query);
    const outcome = await runPicker(screen, state, {
      words,
      look: parameters.noColor ? 'plain' : chooseLook(edges.environment),
      preview: (entry) => preview(entry, settings.value.mfaSession === true, configuration.value, words, edges),
    });
    return succeed({ ...renderOutcome(outcome), actions, warnings: configuration.value.warnings.map(renderWarning) });
  },
  renderText: (answer) => renderNames(answer as unknown as Picked),
  exitCode: (answer) => ((answer as unknown as Picked).action === 'cancel' ? 130 : 0),
});

interface Picked {
  readonly action: Outcome['kind'];
  readonly names: readonly string[];
  readonly actions: boolean;
}

function renderOutcome(outcome: Outcome): AnswerObject {
  return { action: outcome.kind, names: 'names' in outcome ? outcome.names : [] };
}

function renderNames({ action, names, actions }: Picked): string {
  if (action === 'cancel') return '';
  return [...(actions ? [action] : []), ...names].map((line) => `${line}\n`).join('');
}

/** What awsrole export set, else what AWS_PROFILE says. */
function currentName({ environment }: CommandEdges): string {
  const { AWSROLE_PROFILE } = environment;
  return AWSROLE_PROFILE || resolveProfileName({}, environment);
}

/** Planning is loaded after the first frame. */
async function preview(
  { name, ...entry }: Entry,
  mfaSession: boolean,
  configuration: Configuration,
  words: Words,
  { environment }: CommandEdges,
) {
  const [{ resolvePlan }, { previewPlan }] = await Promise.all([
    import('../plan/resolvePlan.ts'),
    import('../picker/preview.ts'),
  ]);
  const plan = resolvePlan({ profile: name, mfaSession }, configuration, environment);
  return previewPlan({ name, ...entry }, plan, words);
}

const noProfiles = {
  code: 'ProfileNotFound',
  message: 'There are no profiles to choose from.',
  hint: 'Write one with New-AwsProfile (awsrole new-profile) or aws configure, or check AWS_CONFIG_FILE; Test-AwsConfig (awsrole check) says what is wrong.',
} as const;

const noTerminal = {
  code: 'TerminalRequired',
  message: 'To pick from a list takes a terminal, and there is none: the input or the error output is redirected.',
  hint: 'Name the profile instead, or ask where keys can be typed.',
} as const;

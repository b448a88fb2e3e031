import { type Candidate, listCandidates, type TipWords } from '../config/completions.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { regionNames } from '../config/regions.ts';
import { settingName } from '../config/settingNames.ts';
import { consoleServices } from '../console/services.ts';
import { succeed } from '../core/error.ts';
import { say, translate } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { makeInert } from '../picker/cells.ts';
import { readSettings } from '../settings/settings.ts';
import { chooseLanguage } from '../words/chooseLanguage.ts';
import { defineCommand } from './shared/command.ts';

/**
 * Lists the Tab completions of one kind. `language`: the language of the tips. `plain`: only the names, one a line. Files
 * that cannot be read give no completions and no error, which would interrupt the user's typing.
 */
export const completions = defineCommand({
  name: 'completions',
  summary: say`lists the values for tab completion: profiles, role-arns, serial-numbers, sso-sessions, sso-account-ids, sso-role-names, sso-accounts, sso-roles, sections, protected, regions, services, settings, or outputs`,
  kinds: { kind: 'text', language: 'text', plain: 'flag' },
  run: async ({ kind, language, plain = false }, edges) => {
    const answer = (found: readonly Candidate[]) => succeed(plain ? listNames(found) : renderCandidates(found));
    const fixed = listFixedCandidates(kind);
    if (fixed !== undefined) return answer(fixed);
    if (kind === 'protected') return answer(listProtected(edges));
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return answer([]);
    if (kind === 'sso-accounts' || kind === 'sso-roles') {
      const { listRoleCandidates } = await import('../signin/cachedRoles.ts');
      return answer(listRoleCandidates(kind, configuration.value, edges));
    }
    if (language !== undefined) await chooseLanguage(language, edges.environment);
    return answer(listCandidates(kind, configuration.value, readTipWords()));
  },
  renderText: (answer) =>
    Array.isArray(answer) ? answer.map((name) => `${name}\n`).join('') : `${escapeForRegex(String(answer))}\n`,
});

/** Translated once, not again for each of a thousand profiles. */
function readTipWords(): TipWords {
  return {
    account: translate(say`account {0}`),
    role: translate(say`role {0}`),
    mfa: translate(say`requires an MFA code`),
    accessKey: translate(say`access key`),
  };
}

/** Only the names, for shells that read one a line, without names that contain control characters. */
function listNames(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ text }) => text).filter((text) => text !== '' && makeInert(text) === text);
}

/** The protection patterns of the user settings. */
function listProtected(edges: CommandEdges): Candidate[] {
  const settings = readSettings(edges);
  return settings.ok ? settings.value.protect.map((text) => ({ text, foundBy: '', tip: text })) : [];
}

/** Escapes the text to printable ASCII on one line, as `Regex.Unescape` of .NET reads it. */
export function escapeForRegex(text: string): string {
  return text.replace(/[^\x20-\x5b\x5d-\x7e]/g, escapeUnit);
}

/**
 * Three lines for each candidate: its text, its other search text, its tip. PowerShell splits one string far faster than it
 * reads a thousand objects. Candidates with a line break are omitted: no name in a file has one.
 */
export function renderCandidates(candidates: readonly Candidate[]): string {
  return candidates
    .filter(({ text }) => text !== '' && !lineBreak.test(text))
    .map(({ text, foundBy, tip }) => `${text}\n${unbroken(foundBy)}\n${unbroken(tip)}`)
    .join('\n');
}

function escapeUnit(unit: string): string {
  if (unit === '\n') return '\\n';
  if (unit === '\\') return '\\\\';
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

const lineBreak = /[\r\n]/;

function unbroken(text: string): string {
  return lineBreak.test(text) ? text.replace(/[\r\n]+/g, ' ') : text;
}

/**
 * The completions that do not depend on files: regions and services, also found by their AWS names; settings of a profile;
 * output formats of AWS CLI 2. Undefined for any other kind.
 */
function listFixedCandidates(kind: string | undefined): Candidate[] | undefined {
  switch (kind) {
    case 'regions':
      return Object.entries(regionNames).map(describe);
    case 'services':
      return Object.entries(consoleServices).map(([text, { name }]) => describe([text, name]));
    case 'settings':
      return [...Object.values(settingName), 'output'].sort().map((name) => describe([name, name]));
    case 'outputs':
      return ['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'].map((name) => describe([name, name]));
    default:
      return undefined;
  }
}

function describe([text, name]: readonly [string, string]): Candidate {
  return { text, foundBy: name, tip: name };
}

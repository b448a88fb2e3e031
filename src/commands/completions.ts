import { type Candidate, listCandidates, type TipWords } from '../config/completions.ts';
import { key } from '../config/keys.ts';
import { readConfiguration } from '../config/readConfiguration.ts';
import { regionNames } from '../config/regions.ts';
import { consoleServices } from '../console/services.ts';
import { succeed } from '../core/error.ts';
import { say, word } from '../core/say.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { makeInert } from '../picker/cells.ts';
import { readSettings } from '../settings/settings.ts';
import { speakTo } from '../words/speakTo.ts';
import { defineCommand } from './shared/command.ts';

/**
 * What Tab offers in the shell, of one kind. `language`: that of the tips. `plain`: the names alone, each on a line. Files that no one can read offer nothing: a user in the middle of a line is told nothing.
 */
export const completions = defineCommand({
  name: 'completions',
  summary: say`lists what Tab offers: profiles, role-arns, serial-numbers, sso-sessions, sso-account-ids, sso-role-names, sso-accounts, sso-roles, sections, protected, regions, services, settings, or outputs`,
  kinds: { kind: 'text', language: 'text', plain: 'flag' },
  run: async ({ kind, language, plain = false }, edges) => {
    const answer = (found: readonly Candidate[]) => succeed(plain ? listNames(found) : renderCandidates(found));
    const fixed = listFixedCandidates(kind);
    if (fixed !== undefined) return answer(fixed);
    if (kind === 'protected') return answer(listProtected(edges));
    const configuration = readConfiguration(edges);
    if (!configuration.ok) return answer([]);
    if (kind === 'sso-accounts' || kind === 'sso-roles') {
      const { listRoleCandidates } = await import('../signin/keptRoles.ts');
      return answer(listRoleCandidates(kind, configuration.value, edges));
    }
    if (language !== undefined) await speakTo(language, edges.environment);
    return answer(listCandidates(kind, configuration.value, readTipWords()));
  },
  renderText: (answer) =>
    Array.isArray(answer) ? answer.map((name) => `${name}\n`).join('') : `${escapeForRegex(String(answer))}\n`,
});

/** Worded once, and not for each of a thousand profiles. */
function readTipWords(): TipWords {
  return {
    account: word(say`account {0}`),
    role: word(say`role {0}`),
    mfa: word(say`requires an MFA code`),
    accessKey: word(say`access key`),
  };
}

/** The names alone, for shells that read a line for each; what would steer a terminal is left out. */
function listNames(candidates: readonly Candidate[]): string[] {
  return candidates.map(({ text }) => text).filter((text) => text !== '' && makeInert(text) === text);
}

/** The patterns of protected profiles. */
function listProtected(edges: CommandEdges): Candidate[] {
  const settings = readSettings(edges);
  return settings.ok ? settings.value.protect.map((text) => ({ text, foundBy: '', tip: text })) : [];
}

/** The text in printable ASCII on one line, as `Regex.Unescape` of .NET reads it. */
export function escapeForRegex(text: string): string {
  return text.replace(/[^\x20-\x5b\x5d-\x7e]/g, escapeUnit);
}

/**
 * Three lines for each: its text, what else finds it, its tip. The module splits one string in no time, where a
 * thousand property bags would take it longer than a user waits for Tab. What holds a line break is left out: no
 * name in a file can.
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
 * What Tab offers of one kind that no file decides: regions and services, found by AWS's names for them too; settings of a
 * profile by their names in the file; the forms in which AWS CLI 2 prints. Undefined for another kind.
 */
function listFixedCandidates(kind: string | undefined): Candidate[] | undefined {
  switch (kind) {
    case 'regions':
      return Object.entries(regionNames).map(describe);
    case 'services':
      return Object.entries(consoleServices).map(([text, { name }]) => describe([text, name]));
    case 'settings':
      return [...Object.values(key), 'output'].sort().map((name) => describe([name, name]));
    case 'outputs':
      return ['json', 'yaml', 'yaml-stream', 'text', 'table', 'off'].map((name) => describe([name, name]));
    default:
      return undefined;
  }
}

function describe([text, name]: readonly [string, string]): Candidate {
  return { text, foundBy: name, tip: name };
}

import { key, syncKey } from '../../config/keys.ts';
import type { Settings } from '../../config/profile.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Edit } from '../edit.ts';
import { type EditableFiles, hasProfile, type PlannedEdits, settingOf } from '../editableFiles.ts';
import { validateValue } from '../validate.ts';
import { describeRole, type Naming, nameRoles, type SyncedRole, usualTemplate } from './roleNames.ts';

/** How profiles are made; what is left out is as it was the last time. */
export interface SyncRequest {
  readonly session: string;
  readonly template?: string | undefined;
  readonly lower?: boolean | undefined;
  /** Of profiles that are new; of all that a sync made when it is given. Empty: none. */
  readonly region?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly prune: boolean;
}

interface PlannedSync extends PlannedEdits {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Made by a sync, and of no role any more: `prune` removes them. */
  readonly stale: readonly string[];
}

/**
 * Profiles for all roles, as edits of the config file. Only what a sync made is changed or removed; of that, settings that
 * somebody added stay. Errors: InvalidParameter for a template, region or pattern that cannot be kept, and for a name that
 * two roles would have, or that somebody else's profile has.
 */
export function syncProfiles(
  files: EditableFiles,
  roles: readonly SyncedRole[],
  request: SyncRequest,
): Result<PlannedSync> {
  const valid = validateRequest(request);
  if (!valid.ok) return valid;
  const { session } = request;
  const memory = files.config.reading.ssoSessions.get(session)?.settings;
  const how = { ...recall(memory), ...given(request) };
  const wanted = nameRoles(roles, how);
  if (!wanted.ok) return wanted;
  const ours = listOurs(files, session);
  const [added, changed, edits]: [string[], string[], Edit[]] = [[], [], []];
  for (const [name, role] of wanted.value) {
    const isOurs = ours.has(name);
    if (!isOurs && hasProfile(files, name)) {
      if (leadsTo(files, name, role, session)) continue;
      return fail(taken(name, role));
    }
    const region = isOurs ? request.region : how.region;
    const settings = differing(settingsOf(role, session, region || undefined), files, name);
    if (settings.size === 0) continue;
    (isOurs ? changed : added).push(name);
    edits.push({ kind: 'set', section: { kind: 'profile', name }, settings });
  }
  const stale = [...ours].filter((name) => !wanted.value.has(name));
  const removed = request.prune ? stale : [];
  const removals = removed.map((name): Edit => ({ kind: 'remove', section: { kind: 'profile', name } }));
  return succeed({
    config: [...remember(how, memory, session), ...edits, ...removals],
    credentials: [],
    added,
    changed,
    removed,
    stale: request.prune ? [] : stale,
  });
}

interface How extends Naming {
  readonly region: string;
}

function recall(memory: Settings | undefined): How {
  return {
    template: memory?.value(syncKey.template) || usualTemplate,
    lower: memory?.value(syncKey.lower) === 'true',
    region: memory?.value(syncKey.region) ?? '',
    exclude: splitPatterns(memory?.value(syncKey.exclude) ?? ''),
  };
}

function given({ template, lower, region, exclude }: SyncRequest): Partial<How> {
  return {
    ...(template === undefined ? {} : { template: template || usualTemplate }),
    ...(lower === undefined ? {} : { lower }),
    ...(region === undefined ? {} : { region }),
    ...(exclude === undefined ? {} : { exclude: exclude.filter((pattern) => pattern !== '') }),
  };
}

function splitPatterns(text: string): readonly string[] {
  return text.split(',').flatMap((pattern) => pattern.trim() || []);
}

/** What the session has to remember from now on; of what is usual nothing is written. */
function remember(how: How, memory: Settings | undefined, session: string): Edit[] {
  const section = { kind: 'sso-session', name: session } as const;
  const now: readonly (readonly [string, string])[] = [
    [syncKey.template, how.template === usualTemplate ? '' : how.template],
    [syncKey.lower, how.lower ? 'true' : ''],
    [syncKey.region, how.region],
    [syncKey.exclude, how.exclude.join(',')],
  ];
  const settings = new Map(now.filter(([name, value]) => value !== '' && memory?.value(name) !== value));
  const keys = now.filter(([name, value]) => value === '' && memory?.has(name)).map(([name]) => name);
  return [
    ...(settings.size === 0 ? [] : [{ kind: 'set', section, settings } as const]),
    ...(keys.length === 0 ? [] : [{ kind: 'unset', section, keys } as const]),
  ];
}

function listOurs({ config }: EditableFiles, session: string): ReadonlySet<string> {
  const marked = [...config.reading.profiles].filter(([, { settings }]) => settings.value(syncKey.mark) === session);
  return new Set(marked.map(([name]) => name));
}

/** Whether a profile that somebody else wrote is one of that role already. */
function leadsTo(files: EditableFiles, name: string, { accountId, roleName }: SyncedRole, session: string): boolean {
  const wanted = [
    [key.ssoSession, session],
    [key.ssoAccountId, accountId],
    [key.ssoRoleName, roleName],
  ] as const;
  return wanted.every(([one, value]) => settingOf(files, name, one) === value);
}

function settingsOf({ accountId, roleName }: SyncedRole, session: string, region: string | undefined) {
  return new Map([
    [key.ssoSession, session],
    [key.ssoAccountId, accountId],
    [key.ssoRoleName, roleName],
    ...(region === undefined ? [] : [[key.region, region] as const]),
    [syncKey.mark, session],
  ]);
}

function differing(settings: ReadonlyMap<string, string>, { config }: EditableFiles, name: string) {
  const now = config.reading.profiles.get(name)?.settings;
  return new Map([...settings].filter(([one, value]) => now?.value(one) !== value));
}

function validateRequest({ region, template, exclude = [] }: SyncRequest): Result<null> {
  const listed = exclude.find((pattern) => pattern.includes(','));
  if (listed !== undefined) return fail(commaIn(listed));
  for (const [name, value] of [
    [syncKey.region, region],
    [syncKey.template, template],
    [syncKey.exclude, exclude.join(',')],
  ] as const) {
    const valid = value ? validateValue(name, value) : succeed('');
    if (!valid.ok) return valid;
  }
  return succeed(null);
}

function commaIn(pattern: string): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The pattern "${pattern}" contains a comma, which separates patterns in the settings file.`,
    hint: say`Use ? instead.`,
    target: pattern,
  };
}

function taken(name: string, role: SyncedRole): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The profile "${name}" is there already and was not made by a sync, but ${describeRole(role)} would have that name.`,
    hint: say`No changes were made. Rename the profile (Rename-AwsProfile), use a different -Template, or exclude the role with -Exclude.`,
    target: name,
  };
}

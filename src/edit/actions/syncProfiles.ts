import type { Settings } from '../../config/profile.ts';
import { settingName, syncKey } from '../../config/settingNames.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { Edit } from '../edit.ts';
import { type EditableFiles, hasProfile, type PlannedEdits, settingOf } from '../editableFiles.ts';
import { validateValue } from '../validate.ts';
import { defaultTemplate, describeRole, type Naming, nameRoles, type SyncedRole } from './roleNames.ts';

/** How to create the profiles; missing options are those of the last sync. */
export interface SyncRequest {
  readonly session: string;
  readonly template?: string | undefined;
  readonly lower?: boolean | undefined;
  /** The region for new profiles; if specified, for all synced profiles. Empty for none. */
  readonly region?: string | undefined;
  readonly exclude?: readonly string[] | undefined;
  readonly prune: boolean;
}

interface PlannedSync extends PlannedEdits {
  readonly added: readonly string[];
  readonly changed: readonly string[];
  readonly removed: readonly string[];
  /** Synced profiles whose role no longer exists; `prune` removes them. */
  readonly stale: readonly string[];
}

/**
 * Plans a profile for each role, as edits of the config file. Changes and removes only profiles that a sync created; settings
 * that the user added to them stay. Errors: InvalidParameter if the template, region, or a pattern is invalid, if two roles
 * would have the same name, or if a profile that was not created by a sync has that name.
 */
export function syncProfiles(
  files: EditableFiles,
  roles: readonly SyncedRole[],
  request: SyncRequest,
): Result<PlannedSync> {
  const valid = validateRequest(request);
  if (!valid.ok) return valid;
  const { session } = request;
  const saved = files.config.reading.ssoSessions.get(session)?.settings;
  const options = { ...readSaved(saved), ...readGiven(request) };
  const wanted = nameRoles(roles, options);
  if (!wanted.ok) return wanted;
  const ours = listOurs(files, session);
  const [added, changed, edits]: [string[], string[], Edit[]] = [[], [], []];
  for (const [name, role] of wanted.value) {
    const isOurs = ours.has(name);
    if (!isOurs && hasProfile(files, name)) {
      if (leadsTo(files, name, role, session)) continue;
      return fail(alreadyExists(name, role));
    }
    const region = isOurs ? request.region : options.region;
    const settings = differing(settingsOf(role, session, region || undefined), files, name);
    if (settings.size === 0) continue;
    (isOurs ? changed : added).push(name);
    edits.push({ kind: 'set', section: { kind: 'profile', name }, settings });
  }
  const stale = [...ours].filter((name) => !wanted.value.has(name));
  const removed = request.prune ? stale : [];
  const removals = removed.map((name): Edit => ({ kind: 'remove', section: { kind: 'profile', name } }));
  return succeed({
    config: [...planOptions(options, saved, session), ...edits, ...removals],
    credentials: [],
    added,
    changed,
    removed,
    stale: request.prune ? [] : stale,
  });
}

interface SyncOptions extends Naming {
  readonly region: string;
}

function readSaved(saved: Settings | undefined): SyncOptions {
  return {
    template: saved?.value(syncKey.template) || defaultTemplate,
    lower: saved?.value(syncKey.lower) === 'true',
    region: saved?.value(syncKey.region) ?? '',
    exclude: splitPatterns(saved?.value(syncKey.exclude) ?? ''),
  };
}

function readGiven({ template, lower, region, exclude }: SyncRequest): Partial<SyncOptions> {
  return {
    ...(template === undefined ? {} : { template: template || defaultTemplate }),
    ...(lower === undefined ? {} : { lower }),
    ...(region === undefined ? {} : { region }),
    ...(exclude === undefined ? {} : { exclude: exclude.filter((pattern) => pattern !== '') }),
  };
}

function splitPatterns(text: string): readonly string[] {
  return text.split(',').flatMap((pattern) => pattern.trim() || []);
}

/** The edits that save the options in the sso-session for the next sync; default values are not written. */
function planOptions(options: SyncOptions, saved: Settings | undefined, session: string): Edit[] {
  const section = { kind: 'sso-session', name: session } as const;
  const now: readonly (readonly [string, string])[] = [
    [syncKey.template, options.template === defaultTemplate ? '' : options.template],
    [syncKey.lower, options.lower ? 'true' : ''],
    [syncKey.region, options.region],
    [syncKey.exclude, options.exclude.join(',')],
  ];
  const settings = new Map(now.filter(([name, value]) => value !== '' && saved?.value(name) !== value));
  const keys = now.filter(([name, value]) => value === '' && saved?.has(name)).map(([name]) => name);
  return [
    ...(settings.size === 0 ? [] : [{ kind: 'set', section, settings } as const]),
    ...(keys.length === 0 ? [] : [{ kind: 'unset', section, keys } as const]),
  ];
}

function listOurs({ config }: EditableFiles, session: string): ReadonlySet<string> {
  const marked = [...config.reading.profiles].filter(([, { settings }]) => settings.value(syncKey.mark) === session);
  return new Set(marked.map(([name]) => name));
}

/** Whether a profile that was not created by a sync already has that role. */
function leadsTo(files: EditableFiles, name: string, { accountId, roleName }: SyncedRole, session: string): boolean {
  const wanted = [
    [settingName.ssoSession, session],
    [settingName.ssoAccountId, accountId],
    [settingName.ssoRoleName, roleName],
  ] as const;
  return wanted.every(([one, value]) => settingOf(files, name, one) === value);
}

function settingsOf({ accountId, roleName }: SyncedRole, session: string, region: string | undefined) {
  return new Map([
    [settingName.ssoSession, session],
    [settingName.ssoAccountId, accountId],
    [settingName.ssoRoleName, roleName],
    ...(region === undefined ? [] : [[settingName.region, region] as const]),
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

function alreadyExists(name: string, role: SyncedRole): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`Profile "${name}" already exists and was not created by a sync, but ${describeRole(role)} would get the same name.`,
    hint: say`No changes were made. Rename the profile (Rename-AwsProfile), use a different -Template, or exclude the role with -Exclude.`,
    target: name,
  };
}

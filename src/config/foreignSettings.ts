import { say } from '../core/say.ts';
import type { Origin, Section, Sections } from './profile.ts';
import { settingName } from './settingNames.ts';

/** A setting that only another program reads, not the AWS CLI or the SDKs, and what that means for a profile. */
interface ForeignSetting {
  readonly key: string;
  readonly origin: Origin;
  /** Which program reads the setting, and what is missing without that program; without a period. */
  readonly what: string;
  /** A sentence: what to set instead, for the AWS CLI. */
  readonly instead: string;
}

/** The foreign settings of a profile in file order, one for each group of settings. */
export function listForeignSettings(section: Section, profiles: Sections): ForeignSetting[] {
  const seen = new Set<Group>();
  return [...section.settings].flatMap(([name, { value, origin }]) => {
    const group = groupOf(name);
    if (group === undefined || seen.has(group) || !group.matters(section)) return [];
    seen.add(group);
    const what = say`${name} is read only by ${group.program}, not by the AWS CLI or the SDKs, so ${group.effect(value)}`;
    return [{ key: name, origin, what, instead: group.instead(section, value, profiles) }];
  });
}

/** The names of known foreign settings. */
export const foreignSettingNames: readonly string[] = [
  ...['include_profile', 'parent_profile'],
  ...['web_identity_token_process', 'granted_sso_start_url', 'granted_sso_region', 'granted_sso_account_id'],
  ...['granted_sso_role_name', 'granted_sso_registration_scopes', 'azure_tenant_id', 'azure_app_id_uri'],
  ...['azure_default_username', 'azure_default_role_arn', 'azure_default_duration_hours', 'azure_default_remember_me'],
];

interface Group {
  readonly names: RegExp;
  readonly program: string;
  readonly effect: (value: string) => string;
  readonly instead: (section: Section, value: string, profiles: Sections) => string;
  readonly matters: (section: Section) => boolean;
}

const always = () => true;

const groups: readonly Group[] = [
  {
    names: /^(include|parent)_profile$/,
    program: 'aws-vault',
    effect: (value) => say`no setting of profile "${value}" is used`,
    instead: explainInclude,
    matters: always,
  },
  {
    names: /^web_identity_token_process$/,
    program: 'aws-vault',
    effect: () => say`no token is requested`,
    instead: () => say`Set web_identity_token_file to the path of a file that contains the token.`,
    matters: ({ settings }) => !settings.has(settingName.webIdentityTokenFile),
  },
  {
    names: /^granted_/,
    program: 'Granted',
    effect: () => say`it does not set up a sign-in to IAM Identity Center`,
    instead: () =>
      say`Set sso_start_url, sso_region, sso_account_id, and sso_role_name to the same values, or credential_process = granted credential-process --profile <name>.`,
    matters: ({ settings }) => !settings.has(settingName.credentialProcess) && !settings.has(settingName.ssoRoleName),
  },
  {
    names: /^azure_/,
    program: 'aws-azure-login',
    effect: () => say`credentials exist only after that program has written them`,
    instead: ({ name }) => say`Run aws-azure-login --profile ${name} first.`,
    matters: ({ settings }) => !settings.has(settingName.accessKeyId) && !settings.has(settingName.credentialProcess),
  },
];

function groupOf(name: string): Group | undefined {
  // Almost no name matches, and there may be tens of thousands of them.
  return !/^(?:include|parent|web_identity_token_p|granted|azure)/.test(name)
    ? undefined
    : groups.find(({ names }) => names.test(name));
}

/** Lists the settings of the other profile by name only, since its values may be secrets. */
function explainInclude({ name, settings }: Section, from: string, profiles: Sections): string {
  const other = profiles.get(from);
  if (other === undefined)
    return say`Add the required settings to profile "${name}", because profile "${from}" does not exist.`;
  const keys = [...other.settings.keys()].filter((one) => !settings.has(one) && !ownKeys.has(one));
  const listed = keys.length === 0 ? say`the required settings` : keys.join(', ');
  const lacksSource =
    other.settings.has(settingName.accessKeyId) &&
    settings.has(settingName.roleArn) &&
    !settings.has(settingName.sourceProfile);
  const addition = lacksSource ? say`, and source_profile = ${from} for its credentials` : '';
  return say`Add ${listed} to profile "${name}" too, as in profile "${from}"${addition}.`;
}

/** Settings that are never copied from another profile. */
const ownKeys: ReadonlySet<string> = new Set([
  ...[settingName.accessKeyId, settingName.secretAccessKey, settingName.sessionToken, settingName.securityToken],
  ...foreignSettingNames,
]);

import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Sample } from './sample.ts';
import type { SsoDirectory } from './sso.ts';

/** The endpoints of the sample profiles. */
export interface Endpoints {
  readonly sts: string;
  readonly iam?: string;
  /** The portal and OAuth server of IAM Identity Center. */
  readonly sso?: string;
}

export interface SampleFileOptions {
  /** Adds profiles that cannot work. */
  readonly broken?: boolean;
  /** Adds a profile `sso` for the first role of the directory's first account. */
  readonly directory?: SsoDirectory;
  /** Adds profiles many-1, many-2, … for these roles. */
  readonly many?: readonly string[];
}

export interface SampleFiles {
  readonly configFile: string;
  readonly credentialsFile: string;
}

export interface SampleText {
  readonly config: string;
  readonly credentials: string;
}

/**
 * The text of a `config` and a `credentials` file for the sample: profiles base, dev, readonly, audit, admin, and what
 * the options add.
 */
export function renderSampleFiles(sample: Sample, endpoints: Endpoints, options: SampleFileOptions = {}): SampleText {
  const { roles, region } = sample;
  const services = servicesSection(endpoints);
  const common = { region, endpoint_url: endpoints.sts, ...(services === '' ? {} : { services: 'local' }) };
  const mfa = { mfa_serial: sample.mfaSerial };
  const sections = [
    section('profile base', common),
    section('profile dev', { ...common, role_arn: roles.developer, source_profile: 'base', ...mfa }),
    section('profile readonly', { ...common, role_arn: roles.readOnly, source_profile: 'base' }),
    section('profile audit', { ...common, role_arn: roles.auditor, source_profile: 'dev' }),
    section('profile admin', {
      ...common,
      role_arn: roles.admin,
      source_profile: 'base',
      external_id: sample.externalId,
      ...mfa,
    }),
    ...(options.many ?? []).map((role, index) =>
      section(`profile many-${index + 1}`, { ...common, role_arn: role, source_profile: 'base' }),
    ),
    ...(options.broken ? brokenSections(sample, common) : []),
    ...(options.directory ? ssoSections(options.directory, common) : []),
    ...(services === '' ? [] : [services]),
  ];
  return {
    config: sections.join('\n'),
    credentials: section('base', {
      aws_access_key_id: sample.accessKeyId,
      aws_secret_access_key: sample.secretAccessKey,
    }),
  };
}

/** Writes `config` and `credentials` into `folder`, which is created if missing; only the owner can read them. */
export async function writeSampleFiles(folder: string, text: SampleText): Promise<SampleFiles> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const files = { configFile: join(folder, 'config'), credentialsFile: join(folder, 'credentials') };
  await writeFile(files.configFile, text.config, { mode: 0o600 });
  await writeFile(files.credentialsFile, text.credentials, { mode: 0o600 });
  return files;
}

function servicesSection({ iam, sso }: Endpoints): string {
  const entries = Object.entries({ iam, sso, sso_oidc: sso }).filter(([, url]) => url !== undefined);
  const lines = entries.map(([name, url]) => `${name} =\n  endpoint_url = ${url}\n`);
  return lines.length === 0 ? '' : `[services local]\n${lines.join('')}`;
}

function ssoSections({ startUrl, accounts }: SsoDirectory, common: Record<string, string>): string[] {
  const [account] = accounts;
  return [
    section('profile sso', {
      ...common,
      sso_session: 'example',
      sso_account_id: account?.accountId ?? '',
      sso_role_name: Object.keys(account?.roles ?? {})[0] ?? '',
    }),
    section('sso-session example', {
      sso_start_url: startUrl,
      sso_region: common['region'] ?? '',
      sso_registration_scopes: 'sso:account:access',
    }),
  ];
}

function brokenSections({ roles }: Sample, common: Record<string, string>): string[] {
  return [
    section('profile broken-no-source', { ...common, role_arn: roles.readOnly }),
    section('profile broken-missing-source', { ...common, role_arn: roles.readOnly, source_profile: 'nobody' }),
    section('profile broken-cycle-a', { ...common, role_arn: roles.readOnly, source_profile: 'broken-cycle-b' }),
    section('profile broken-cycle-b', { ...common, role_arn: roles.readOnly, source_profile: 'broken-cycle-a' }),
    section('profile broken-endpoint', {
      ...common,
      // Port 9 (discard) of the loopback address: nothing listens there.
      endpoint_url: 'http://127.0.0.1:9',
      role_arn: roles.readOnly,
      source_profile: 'base',
    }),
  ];
}

function section(name: string, keys: Record<string, string>): string {
  const lines = Object.entries(keys).map(([key, value]) => `${key} = ${value}`);
  return [`[${name}]`, ...lines, ''].join('\n');
}

import { settingName } from '../../config/settingNames.ts';
import { roleNameOf } from '../../core/arn.ts';
import { type Result, succeed } from '../../core/error.ts';
import { maskAssigned } from '../../core/maskSecrets.ts';
import { say } from '../../core/say.ts';
import { type CallSettings, renderCallSettings } from '../callSettings.ts';
import type { HopBase, SourceKind, Subject } from '../hop.ts';
import { refuse, renderProvenance } from '../problem.ts';
import { type Resolved, readSetting, readVariable } from '../resolvedValue.ts';

export interface WebIdentityHop extends HopBase, Pick<CallSettings, 'policy' | 'policyArns'> {
  readonly kind: 'web-identity';
  readonly roleArn: string;
  readonly tokenFile: string;
  /** Null: generated at the call. */
  readonly sessionName: string | null;
  /** Only from a parameter: the AWS CLI ignores duration_seconds here. */
  readonly durationSeconds?: number;
}

export const webIdentityKind: SourceKind<WebIdentityHop> = {
  giver: 'STS',
  shapes: { roleArn: true, tokenFile: true, sessionName: true, durationSeconds: true, policy: true, policyArns: true },
  answer: ({ roleArn, sessionName, durationSeconds, policy, policyArns }) => ({
    roleArn: maskAssigned(roleArn),
    sessionName: sessionName && maskAssigned(sessionName),
    ...(durationSeconds === undefined ? {} : { durationSeconds }),
    ...renderCallSettings({ ...(policy === undefined ? {} : { policy }), ...(policyArns && { policyArns }) }),
  }),
  explain: ({ tokenFile }) => ({ tokenFile }),
  title: ({ roleArn, tokenFile, provenance }) => ({
    text: say`assume role ${maskAssigned(roleArn)} with the token in ${tokenFile}`,
    by: provenance.roleArn,
  }),
  brief: ({ roleArn }) => say`assume role ${roleNameOf(roleArn)} with a web identity token`,
};

/**
 * AssumeRoleWithWebIdentity. Each of the three variables overrides its setting, even if empty; an empty token file means no
 * web identity (botocore AssumeRoleWithWebIdentityProvider).
 */
export function readWebIdentity(subject: Subject): Result<WebIdentityHop> | undefined {
  const tokenFile = read(subject, 'AWS_WEB_IDENTITY_TOKEN_FILE', settingName.webIdentityTokenFile);
  if (!tokenFile?.value) return undefined;
  const roleArn = read(subject, 'AWS_ROLE_ARN', settingName.roleArn);
  if (!roleArn?.value) return roleMissing(subject, tokenFile);
  const sessionName = read(subject, 'AWS_ROLE_SESSION_NAME', settingName.roleSessionName);
  return succeed({
    kind: 'web-identity',
    profile: tokenFile.by.kind === 'file' || roleArn.by.kind === 'file' ? subject.name : null,
    roleArn: roleArn.value,
    tokenFile: tokenFile.value,
    sessionName: sessionName?.value || null,
    provenance: {
      roleArn: roleArn.by,
      tokenFile: tokenFile.by,
      sessionName: sessionName?.value ? sessionName.by : { kind: 'default' },
    },
  });
}

function read(subject: Subject, variable: string, name: string): Resolved<string> | undefined {
  const own = subject.variablesCount ? readVariable(subject.environment, variable) : undefined;
  return own ?? readSetting(subject.section, name);
}

function roleMissing(subject: Subject, tokenFile: Resolved<string>): Result<never> {
  return refuse({
    code: 'ProfileIncomplete',
    message: say`${renderProvenance(tokenFile.by)} specifies a web identity token file, but no role is specified.`,
    hint: say`Add role_arn to profile "${subject.name}"${subject.variablesCount ? say`, or set AWS_ROLE_ARN` : ''}.`,
    target: subject.name,
    by: tokenFile.by,
  });
}

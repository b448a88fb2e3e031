import { describe, expect, it } from 'vitest';
import { planOf, type Situation } from './planOf.ts';

const device = 'arn:aws:iam::111122223333:mfa/alice';
const keys =
  '[base]\naws_access_key_id = AKIAIOSFODNN7EXAMPLE\naws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY00\n';
const base = `[profile base]\nmfa_serial = ${device}\n`;
const role = (name: string, more = `mfa_serial = ${device}\n`) =>
  `[profile ${name}]\nrole_arn = arn:aws:iam::111122223333:role/${name}\nsource_profile = base\n${more}`;

function kindsOf(situation: Situation): readonly string[] {
  return planOf({ credentials: keys, ...situation }).hops.map(({ kind }) => kind);
}

const keysAlone = ['static'];
const session = ['static', 'mfa-session'];
const sessionAndRole = ['static', 'mfa-session', 'assume-role'];
const roleAlone = ['static', 'assume-role'];

describe('an MFA session', () => {
  it.each<[string, Situation, readonly string[]]>([
    ['is made of keys with an MFA device and no role', { config: base, profile: 'base' }, session],
    ['is made with a device that is named', { profile: 'base', request: { serialNumber: device } }, session],
    ['is not made of keys without a device', { config: '[profile base]\n', profile: 'base' }, keysAlone],
    ['is not made where the keys are meant', { config: base, profile: 'base', request: { longTerm: true } }, keysAlone],
    [
      'is not made of temporary keys, which can ask for none',
      { config: base, credentials: `${keys}aws_session_token = x\n`, profile: 'base' },
      keysAlone,
    ],
    ['is not made for a role unasked', { config: base + role('dev'), profile: 'dev' }, roleAlone],
    [
      'is made where the role says so',
      { config: base + role('dev', `mfa_serial = ${device}\nmfa_session = true\n`), profile: 'dev' },
      sessionAndRole,
    ],
    [
      'is made where its source says so',
      { config: `${base}mfa_session = TRUE\n${role('dev')}`, profile: 'dev' },
      sessionAndRole,
    ],
    [
      "is made with the source's device for a role that has none",
      { config: base + role('dev', 'mfa_session = true\n'), profile: 'dev' },
      sessionAndRole,
    ],
    [
      'is not made where neither has a device',
      { config: role('dev', 'mfa_session = true\n'), profile: 'dev' },
      roleAlone,
    ],
    [
      "is made by the person's settings",
      { config: base + role('dev'), profile: 'dev', request: { mfaSession: true } },
      sessionAndRole,
    ],
    [
      'is not made where the role says no, whatever else says yes',
      {
        config: `${base}mfa_session = true\n${role('dev', `mfa_serial = ${device}\nmfa_session = false\n`)}`,
        profile: 'dev',
        request: { mfaSession: true },
      },
      roleAlone,
    ],
    [
      'is made below the first role of a chain alone',
      {
        config: `${base}${role('a')}[profile b]\nrole_arn = arn:aws:iam::111122223333:role/b\nsource_profile = a\n`,
        profile: 'b',
        request: { mfaSession: true },
      },
      [...sessionAndRole, 'assume-role'],
    ],
    [
      'is made for a role that is named by its ARN',
      {
        config: base,
        request: { role: { roleArn: 'arn:aws:iam::111122223333:role/x', sourceProfile: 'base' }, mfaSession: true },
      },
      sessionAndRole,
    ],
    [
      'is made of a key that is sealed',
      {
        config: `[profile base]\ncredential_process = /usr/bin/awsrole credential-process --sealed base\nmfa_serial = ${device}\n`,
        credentials: '',
        profile: 'base',
      },
      ['process', 'mfa-session'],
    ],
  ])('%s', (_what, situation, kinds) => {
    expect(kindsOf(situation)).toEqual(kinds);
  });

  it('takes a duration, and tells who decided its device', () => {
    const plan = planOf({ config: base, credentials: keys, profile: 'base', request: { durationSeconds: 3600 } });
    expect(plan.hops[1]).toMatchObject({
      ...{ kind: 'mfa-session', profile: 'base', serialNumber: device, durationSeconds: 3600 },
      provenance: { serialNumber: { kind: 'file', key: 'mfa_serial' }, durationSeconds: { kind: 'parameter' } },
    });
  });
});

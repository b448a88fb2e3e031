import { describe, expect, it } from 'vitest';
import type { Hop, Plan } from '../../../src/plan/plan.ts';
import type { AssumeRoleHop } from '../../../src/plan/roleHop.ts';
import type { SsoHop } from '../../../src/plan/sources/sso.ts';
import type { WebIdentityHop } from '../../../src/plan/sources/webIdentity.ts';
import { isCacheable, type MachineFacts, openSessionKeys } from '../../../src/sessions/key.ts';
import { planOf, roleHop, staticHop } from '../../support/session/plans.ts';

const here: MachineFacts = { hostName: 'host-a', environment: {} };

const instanceHop: Hop = {
  kind: 'instance',
  profile: null,
  endpoint: 'http://169.254.169.254',
  timeoutSeconds: 1,
  attempts: null,
  provenance: {},
};

const ssoHop: SsoHop = {
  kind: 'sso',
  profile: 'sso',
  session: 'corp',
  startUrl: 'https://corp.awsapps.com/start',
  ssoRegion: 'eu-west-1',
  accountId: '111122223333',
  roleName: 'Admin',
  portal: 'https://portal.sso.eu-west-1.amazonaws.com',
  tokenService: 'https://oidc.eu-west-1.amazonaws.com',
  provenance: {},
};

const webHop: WebIdentityHop = {
  kind: 'web-identity',
  profile: 'web',
  roleArn: 'arn:aws:iam::111122223333:role/Web',
  tokenFile: '/token',
  sessionName: null,
  provenance: {},
};

const fullRole: AssumeRoleHop = {
  ...roleHop,
  sessionName: 'me',
  externalId: 'x',
  serialNumber: 'arn:aws:iam::111122223333:mfa/alice',
  durationSeconds: 900,
  mfaProcess: 'code',
};

function keyOf(hops: readonly Hop[], given: Partial<Plan> = {}, machine = here) {
  return openSessionKeys(planOf(hops, given), machine)(hops.length - 1);
}

const role = (change: Partial<AssumeRoleHop>) => [staticHop, { ...fullRole, ...change }];
const sso = (change: Partial<SsoHop>) => [{ ...ssoHop, ...change }];
const web = (change: Partial<WebIdentityHop>) => [{ ...webHop, ...change }];
const endpoint = {
  url: 'https://sts.eu-west-1.amazonaws.com',
  signingRegion: 'eu-west-1',
  by: { kind: 'default' },
} as const;

describe('openSessionKeys', () => {
  it.each<[string, readonly Hop[], readonly Hop[]]>([
    ['another role name', role({}), role({ roleArn: 'arn:aws:iam::111122223333:role/team/Admin' })],
    ['another account', role({}), role({ roleArn: 'arn:aws:iam::444455556666:role/team/Developer' })],
    ['another partition', role({}), role({ roleArn: 'arn:aws-cn:iam::111122223333:role/team/Developer' })],
    ['another session name', role({}), role({ sessionName: 'you' })],
    ['a generated session name', role({}), role({ sessionName: null })],
    ['another external ID', role({}), role({ externalId: 'y' })],
    ['another MFA device', role({}), role({ serialNumber: 'arn:aws:iam::111122223333:mfa/bob' })],
    ['another duration', role({}), role({ durationSeconds: 901 })],
    ['another base key', role({}), [{ ...staticHop, accessKeyId: 'AKIAEXAMPLEBASE00002' }, fullRole]],
    [
      'a base of another kind',
      role({}),
      [{ kind: 'environment', profile: null, accessKeyId: staticHop.accessKeyId, provenance: {} }, fullRole],
    ],
    [
      'another process',
      [{ kind: 'process', profile: 'p', command: 'a', provenance: {} }, fullRole],
      [{ kind: 'process', profile: 'p', command: 'b', provenance: {} }, fullRole],
    ],
    [
      'another login',
      [{ kind: 'login', profile: 'l', loginSession: 'a', settingsProfile: null, provenance: {} }, fullRole],
      [{ kind: 'login', profile: 'l', loginSession: 'b', settingsProfile: null, provenance: {} }, fullRole],
    ],
    ['one role more between', role({}), [staticHop, roleHop, fullRole]],
    ['the roles in another order', [staticHop, roleHop, fullRole], [staticHop, fullRole, roleHop]],
    ['another SSO session', sso({}), sso({ session: null })],
    ['another start URL', sso({}), sso({ startUrl: 'https://other.awsapps.com/start' })],
    ['another SSO region', sso({}), sso({ ssoRegion: 'us-east-1' })],
    ['another SSO account', sso({}), sso({ accountId: '444455556666' })],
    ['another SSO role', sso({}), sso({ roleName: 'ReadOnly' })],
    ['another token file', web({}), web({ tokenFile: '/other' })],
    ['another web identity role', web({}), web({ roleArn: 'arn:aws:iam::111122223333:role/Other' })],
    ['another web identity session name', web({}), web({ sessionName: 'me' })],
    ['values that run into one another', role({ externalId: 'a","b' }), role({ externalId: 'a', sessionName: 'b' })],
    ['a lone surrogate and its escape', role({ externalId: '\ud800' }), role({ externalId: '\\ud800' })],
  ])('differs for %s', (_, one, other) => {
    expect(keyOf(one).text).not.toBe(keyOf(other).text);
    expect(keyOf(one).name).not.toBe(keyOf(other).name);
  });

  it.each<[string, Partial<Plan>]>([
    ['another endpoint', { sts: { ...endpoint, url: 'http://127.0.0.1:4566' } }],
    ['another signing region', { sts: { ...endpoint, signingRegion: 'us-east-1' } }],
  ])('differs for %s of STS', (_, given) => {
    expect(keyOf(role({}), { sts: endpoint }).text).not.toBe(keyOf(role({}), given).text);
  });

  it('leaves the endpoint of STS out of a session that STS has no part in', () => {
    expect(keyOf([ssoHop], { sts: { ...endpoint, url: 'http://127.0.0.1:4566' } })).toEqual(keyOf([ssoHop]));
  });

  it('is the same for two profiles that differ in nothing but their names', () => {
    const renamed = [
      { ...staticHop, profile: 'other' },
      { ...fullRole, profile: 'x' },
    ];
    expect(keyOf(renamed, { profile: 'x' })).toEqual(keyOf(role({})));
  });

  it('is the same however the code is got', () => {
    expect(keyOf(role({ mfaProcess: 'another' }))).toEqual(keyOf(role({})));
  });

  it('is that of the hops up to the index, whatever comes after', () => {
    const chain = planOf([staticHop, roleHop, fullRole]);
    expect(openSessionKeys(chain, here)(1)).toEqual(keyOf([staticHop, roleHop]));
  });

  it.each(['instance', 'container'] as const)('differs between machines for credentials of the %s', (kind) => {
    const hops: Hop[] = [kind === 'instance' ? instanceHop : { kind, profile: null, provenance: {} }, fullRole];
    expect(keyOf(hops).text).not.toBe(keyOf(hops, {}, { ...here, hostName: 'host-b' }).text);
  });

  it.each(['AWS_CONTAINER_CREDENTIALS_RELATIVE_URI', 'AWS_CONTAINER_CREDENTIALS_FULL_URI'] as const)(
    'differs for another address of the container (%s)',
    (name) => {
      const hops: Hop[] = [{ kind: 'container', profile: null, provenance: {} }, fullRole];
      expect(keyOf(hops).text).not.toBe(keyOf(hops, {}, { ...here, environment: { [name]: 'http://other' } }).text);
    },
  );

  it.each([
    { sessionTags: ['a=b'] },
    { transitiveTagKeys: ['a'] },
    { sourceIdentity: 'me' },
    { policy: '{}' },
    { policyArns: ['arn:aws:iam::aws:policy/A'] },
  ])('differs for what the call carries: %j', (carried) => {
    expect(keyOf([staticHop, { ...fullRole, ...carried }]).text).not.toBe(keyOf([staticHop, fullRole]).text);
  });

  it('differs for another address of the instance metadata service', () => {
    expect(keyOf([{ ...instanceHop, endpoint: 'http://other' }, fullRole]).text).not.toBe(
      keyOf([instanceHop, fullRole]).text,
    );
  });

  it('differs for another address of the SSO portal, not of the token service', () => {
    const key = keyOf([ssoHop]).text;
    expect(keyOf([{ ...ssoHop, portal: 'http://other' }]).text).not.toBe(key);
    expect(keyOf([{ ...ssoHop, tokenService: 'http://other' }]).text).toBe(key);
  });

  it('has a name that is safe as a file name everywhere', () => {
    expect(keyOf(role({ externalId: '../..\0' })).name).toMatch(/^[0-9a-f]{16}$/);
  });
});

describe('isCacheable', () => {
  it.each(['static', 'environment', 'process', 'container', 'instance', 'login'] as const)(
    'does not keep %s',
    (kind) => {
      expect(isCacheable({ kind } as Hop)).toBe(false);
    },
  );

  it('keeps roles, web identities and SSO', () => {
    expect([roleHop, webHop, ssoHop].every(isCacheable)).toBe(true);
  });

  it('does not keep what is not there', () => {
    expect(isCacheable(undefined)).toBe(false);
  });
});

import { describe, expect, it } from 'vitest';
import { type SyncRequest, syncProfiles } from '../../../../src/edit/actions/syncProfiles.ts';
import { openTexts, outcomeOf } from './support.ts';

const session = '[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n';
const role = (accountName: string, roleName: string, accountId = '111122223333') => ({
  ...{ accountId, accountName, email: `${accountId}@example.com`, roleName },
});
const made = (name: string, roleName: string, { accountId = '111122223333', more = '' } = {}) =>
  `\n[profile ${name}]\nsso_session = corp\nsso_account_id = ${accountId}\nsso_role_name = ${roleName}\n${more}awsrole_sync = corp\n`;
const two = [role('Home', 'Admin'), role('My Audit [eu]', 'View', '444455556666')];

function sync(config: string, roles = two, request: Partial<SyncRequest> = {}, credentials = '') {
  const files = openTexts(config, credentials);
  return outcomeOf(files, syncProfiles(files, roles, { session: 'corp', prune: false, ...request }));
}

function namesOf(config: string, roles = two, request: Partial<SyncRequest> = {}) {
  const planned = syncProfiles(openTexts(config, ''), roles, { session: 'corp', prune: false, ...request });
  if (!planned.ok) throw new Error(planned.error.message);
  const { added, changed, removed, stale } = planned.value;
  return { added, changed, removed, stale };
}

const both = made('Home-Admin', 'Admin') + made('My-Audit-eu-View', 'View', { accountId: '444455556666' });

describe('syncProfiles', () => {
  it('writes a marked profile for each role, under a name that needs no quotes', () => {
    expect(sync(session)).toEqual([session + both, '']);
  });

  it('changes nothing the second time', () => {
    expect(sync(session + both)).toEqual([session + both, '']);
    expect(namesOf(session + both)).toEqual({ added: [], changed: [], removed: [], stale: [] });
  });

  it('remembers template, case, region and exclusions in the session, and needs none of them the next time', () => {
    const request = { template: '{role}@{accountId}', lower: true, region: 'eu-west-1', exclude: ['*audit*'] };
    const memory =
      'awsrole_sync_template = {role}@{accountId}\nawsrole_sync_lower = true\nawsrole_sync_region = eu-west-1\nawsrole_sync_exclude = *audit*\n';
    const profile = made('admin@111122223333', 'Admin', { more: 'region = eu-west-1\n' });
    expect(sync(session, two, request)).toEqual([session + memory + profile, '']);
    expect(sync(session + memory + profile)).toEqual([session + memory + profile, '']);
    expect(namesOf(session + memory + profile, [...two, role('Lab', 'View', '777788889999')]).added).toEqual([
      'view@777788889999',
    ]);
  });

  it('forgets what is given as usual, or empty', () => {
    const memory = 'awsrole_sync_template = {role}\nawsrole_sync_lower = true\nawsrole_sync_exclude = a,b\n';
    const usual = { template: '{account}-{role}', lower: false, exclude: [] };
    expect(sync(session + memory, two, usual)).toEqual([session + both, '']);
  });

  it('leaves alone what it did not make, and settings that somebody added to what it made', () => {
    const mine = '# mine\n[profile old]\nregion = x\n';
    const other = made('other-Admin', 'Admin').replaceAll('corp', 'else');
    const edited = both.replace(
      '[profile Home-Admin]\n',
      '[profile Home-Admin] # note\noutput = yaml\nregion = us-east-1\n',
    );
    const memory = 'awsrole_sync_region = eu-west-1\n';
    const config = mine + session + memory + other + edited;
    expect(sync(config)).toEqual([config, '']);
    expect(sync(config, two, { prune: true })).toEqual([config, '']);
  });

  it('gives a new region to all that it made when it is asked to', () => {
    expect(namesOf(session + both, two, { region: 'eu-west-1' }).changed).toEqual(['Home-Admin', 'My-Audit-eu-View']);
  });

  it('mends a profile of its own whose role has another account now', () => {
    const moved = [role('Home', 'Admin', '999900001111')];
    expect(sync(session + made('Home-Admin', 'Admin'), moved)).toEqual([
      session + made('Home-Admin', 'Admin', { accountId: '999900001111' }),
      '',
    ]);
  });

  it('names profiles of roles that are gone, and removes them with prune alone', () => {
    expect(namesOf(session + both, two.slice(0, 1))).toMatchObject({ removed: [], stale: ['My-Audit-eu-View'] });
    expect(sync(session + both, two.slice(0, 1), { prune: true })).toEqual([session + made('Home-Admin', 'Admin'), '']);
    expect(sync(session + both, [], { prune: true })).toEqual([session, '']);
  });

  it('takes a profile that leads to the same role as it is', () => {
    const mine = made('Home-Admin', 'Admin').replace('awsrole_sync = corp\n', '');
    expect(sync(session + mine, two.slice(0, 1))).toEqual([session + mine, '']);
  });

  it('names both roles that would have one name, and writes nothing', () => {
    const files = openTexts(session, '');
    const roles = [role('My Home', 'Admin'), role('My-Home', 'Admin', '444455556666')];
    expect(syncProfiles(files, roles, { session: 'corp', prune: false })).toMatchObject({
      error: {
        code: 'InvalidParameter',
        message:
          'Two roles would get the same profile name, "My-Home-Admin": Admin in 111122223333 (My Home) and Admin in 444455556666 (My-Home).',
      },
    });
  });

  it.each([
    ['a profile of that name in the config file', `${session}[profile Home-Admin]\nregion = x\n`, {}, ''],
    ['a profile of that name in the credentials file', session, {}, '[Home-Admin]\naws_access_key_id = x\n'],
    [
      'a profile that the sync of another session made',
      session + made('Home-Admin', 'Admin').replaceAll('corp', 'b'),
      {},
      '',
    ],
  ])('refuses %s, naming it', (_what, config, request, credentials) => {
    expect(sync(config, two, request, credentials)).toBe('InvalidParameter: Home-Admin');
  });

  it.each([
    ['an unknown word in the template', { template: '{account}-{rol}' }, '{account}-{rol}'],
    ['a template that makes no name', { template: '--' }, ''],
    ['a template that would be read as a comment', { template: '{role} #1' }, 'awsrole_sync_template'],
    ['a pattern with a comma', { exclude: ['a,b'] }, 'a,b'],
    ['a line break in a region', { region: 'x\nrole_arn = y' }, 'awsrole_sync_region'],
  ])('refuses %s', (_what, request, target) => {
    expect(sync(session, two, request)).toBe(`InvalidParameter: ${target}`);
  });
});

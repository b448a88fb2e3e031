import { describe, expect, it } from 'vitest';
import { choices } from '../../../src/commands/choices.ts';
import { fail } from '../../../src/core/error.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const config = '/home/me/.aws/config';
const recent = '/home/me/.local/share/awsrole/recent';
const settings = '/home/me/.config/awsrole/settings.ini';
const files = {
  [config]: [
    '[profile a]\nregion = eu-west-1',
    '[profile b]\nrole_arn = arn:aws:iam::111122223333:role/teams/Deploy\nsource_profile = a',
    '[profile c]',
    '[sso-session s]\nsso_region = x',
  ].join('\n'),
};

async function choose(given: Parameters<typeof fakeCommandEdges>[0]) {
  const answer = await choices.run({}, fakeCommandEdges(given));
  return answer.ok ? (answer.value as Record<string, unknown>) : answer;
}

describe('choices', () => {
  it('answers a value for each profile in each column', async () => {
    expect(await choose({ files })).toEqual({
      names: ['a', 'b', 'c'],
      accountIds: [null, '111122223333', null],
      roles: [null, 'Deploy', null],
      regions: ['eu-west-1', null, null],
      remainingSeconds: [null, null, null],
      protected: [false, false, false],
      current: 'default',
      warnings: [],
    });
  });

  it('puts those taken lately first, and leaves out names that are gone', async () => {
    expect(await choose({ files: { ...files, [recent]: '"b"\n"gone"\n"c"\n' } })).toMatchObject({
      names: ['c', 'b', 'a'],
      roles: [null, 'Deploy', null],
    });
  });

  it('marks what the settings protect', async () => {
    const protectedFiles = { ...files, [settings]: 'protect[] = A*\n' };
    expect(await choose({ files: protectedFiles })).toMatchObject({ protected: [true, false, false] });
  });

  it('names the profile that aws-cli would take', async () => {
    expect(await choose({ files, environment: { AWS_PROFILE: 'b' } })).toMatchObject({ current: 'b' });
  });

  it('has empty columns where there are no profiles', async () => {
    expect(await choose({})).toMatchObject({ names: [], regions: [], protected: [] });
  });

  it.each([
    { what: 'a file that is not to be understood', given: { files: { [config]: '[profile a\n' } } },
    { what: 'settings that are not', given: { files: { ...files, [settings]: '[protect]\nx = y\n' } } },
  ])('fails with ConfigSyntax for $what', async ({ given }) => {
    expect(await choose(given)).toMatchObject({ ok: false, error: { code: 'ConfigSyntax' } });
  });

  it('lists the profiles though nothing is known of the recent ones', async () => {
    const denied = { code: 'ConfigSyntax', message: 'x', hint: 'y' } as const;
    const edges = fakeCommandEdges({ files });
    const answer = await choices.run(
      {},
      { ...edges, readFile: (path) => (path === recent ? fail(denied) : edges.readFile(path)) },
    );
    expect(answer).toMatchObject({ ok: true, value: { names: ['a', 'b', 'c'] } });
  });
});

describe('choices with a query', () => {
  it.each([
    ['depl', true],
    ['b !deploy', false],
    ['zzz', false],
  ])('says whether the list would find anything for %j: %s', async (query, isFound) => {
    expect(await choices.run({ query }, fakeCommandEdges({ files }))).toMatchObject({ ok: true, value: { isFound } });
  });

  it('looks through more profiles than one window shows', async () => {
    const many = Array.from({ length: 500 }, (_, at) => `[profile p${at}]\nregion = eu-west-1\n`).join('');
    const edges = fakeCommandEdges({ files: { [config]: `${many}[profile last-one]\n` } });
    expect(await choices.run({ query: 'lsto' }, edges)).toMatchObject({ value: { fitting: [], isFound: true } });
  });

  const named =
    '[profile Dev]\n[profile dev]\n[profile DEV]\n[profile developer]\nregion = eu-west-1\n[profile other]\nregion = dev-1\n';
  it.each([
    ['dev', ['dev']],
    ['dEV', ['Dev', 'dev', 'DEV']],
    ['deve', ['developer']],
    ['DE', ['Dev', 'dev', 'DEV', 'developer']],
    ['v-1', ['other']],
    ['1111', []],
    ['*', []],
  ])('says which names %j fits best: %j', async (query, fitting) => {
    const answer = await choices.run({ query }, fakeCommandEdges({ files: { [config]: named } }));
    expect(answer).toMatchObject({ value: { fitting } });
  });
});

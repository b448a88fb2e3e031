import { describe, expect, it } from 'vitest';
import { runCommandLine } from '../../../src/dialogue/commandLine.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

describe('runCommandLine', () => {
  it('reads options in the words of aws-cli', async () => {
    const files = {
      '/home/me/.aws/config': '[profile dev]\nregion = eu-west-1\naws_access_key_id=a\naws_secret_access_key=b\n',
    };
    const result = await runCommandLine(
      ['resolve', '--profile', 'dev', '--region=us-west-2'],
      fakeCommandEdges({ files }),
    );
    expect(result.ok && JSON.parse([...result.value.pieces].join(''))).toMatchObject({
      profile: 'dev',
      region: 'us-west-2',
    });
  });

  it('writes a command that answers text as it is', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 'it-is', AWS_REGION: 'eu-west-1' };
    const result = await runCommandLine(['export', '--as', 'docker'], fakeCommandEdges({ environment }));
    expect(result.ok && [...result.value.pieces].join('').split('\n')).toContain('AWS_SECRET_ACCESS_KEY=it-is');
  });

  it('names the nearest commands where there is none of that name', async () => {
    expect(await runCommandLine(['identify'], fakeCommandEdges())).toMatchObject({
      ok: false,
      error: { message: 'The command "identify" does not exist.', hint: expect.stringContaining('"identity"') },
    });
  });

  it.each([
    [['resolve', '--profile', 'dev', '--nope'], 'The option --nope does not exist.'],
    [['resolve', '--nope=1'], 'The option --nope does not exist.'],
    [['resolve', '--toString'], 'The option --toString does not exist.'],
    [['resolve', '--profile'], 'The option --profile requires a value.'],
    [
      ['resolve', '--profile', '--help'],
      'The option --profile requires a value. If the value begins with a dash, use --profile=--help.',
    ],
    [['resolve', '--json=1'], 'The option --json does not take a value.'],
    [['resolve', '--', 'dev'], 'Unexpected argument "dev": this command accepts only options.'],
  ])('says of %j what is wrong', async (words, message) => {
    expect(await runCommandLine(words, fakeCommandEdges())).toMatchObject({ ok: false, error: { message } });
  });

  it.each([
    ['no such command', ['explode']],
    ['a member of Object', ['toString']],
    ['an unknown option', ['resolve', '--nope']],
    ['an option without its value', ['resolve', '--profile']],
    ['a stray word', ['resolve', 'dev']],
    ['a number that is none', ['assume', '--duration-seconds', 'long']],
  ])('refuses %s', async (_what, words) => {
    expect(await runCommandLine(words, fakeCommandEdges())).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });
});

describe('at a terminal', () => {
  const files = {
    '/home/me/.aws/config': '[profile dev]\nregion = eu-west-1\naws_access_key_id=a\naws_secret_access_key=b\n',
  };

  it('a person reads text, and JSON with --json', async () => {
    const text = await runCommandLine(['profiles'], fakeCommandEdges({ files }), () => true);
    expect(text.ok && [...text.value.pieces].join('')).toMatch(/^name +kind +region.*\ndev +static +eu-west-1/);
    const json = await runCommandLine(['profiles', '--json'], fakeCommandEdges({ files }), () => true);
    expect(json.ok && JSON.parse([...json.value.pieces].join(''))).toMatchObject({ profiles: [{ name: 'dev' }] });
  });

  it('a command that writes text for others answers JSON where that is asked for', async () => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKIA1', AWS_SECRET_ACCESS_KEY: 'it-is', AWS_REGION: 'eu-west-1' };
    const result = await runCommandLine(['export', '--as', 'docker', '--json'], fakeCommandEdges({ environment }));
    expect(result.ok && JSON.parse([...result.value.pieces].join(''))).toBeTypeOf('object');
  });
});

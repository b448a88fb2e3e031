import { describe, expect, it } from 'vitest';
import { commandNames } from '../../../src/commands/commands.ts';
import { renderHelp, runCommandLine } from '../../../src/dialogue/commandLine.ts';
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
      error: { message: 'There is no command "identify".', hint: expect.stringContaining('"identity"') },
    });
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

describe('renderHelp', () => {
  it('names every command and its options', async () => {
    const help = await renderHelp(undefined);
    const usage = help.ok ? help.value : '';
    for (const name of commandNames) expect(usage).toContain(`  ${name} `);
    expect(usage).toContain('[--role-session-name x]');
  });

  it('shows one command alone, an option a line, and none that is a secret', async () => {
    const help = await renderHelp('rotate-key');
    expect(help.ok && help.value.split('\n')).toEqual([
      expect.stringMatching(/^awsrole rotate-key \[--option value …\]: .+\.$/),
      '',
      '  --profile x',
      '  --serial-number x',
      '  --token-code x',
      '  --force',
      '  --dry-run',
    ]);
    const withSecret = await renderHelp('access-key');
    expect(withSecret.ok && withSecret.value).toContain('--access-key-id x');
    expect(withSecret.ok && withSecret.value).not.toContain('--secret-access-key');
  });

  it('shows a command without options in one line', async () => {
    expect(await renderHelp('profiles')).toEqual({
      ok: true,
      value: expect.stringMatching(/^awsrole profiles: .+\.$/),
    });
  });

  it.each(['asume', 'ASSUME'])('names the nearest commands for %s', async (name) => {
    expect(await renderHelp(name)).toMatchObject({
      ok: false,
      error: { code: 'BadRequest', target: name, hint: expect.stringMatching(/^The nearest names: "assume"[.,]/) },
    });
  });

  it('names no command where none is near', async () => {
    expect(await renderHelp('zzz')).toMatchObject({
      ok: false,
      error: { hint: expect.not.stringContaining('nearest') },
    });
  });
});

import { describe, expect, it } from 'vitest';
import { renderUsage, runCommandLine } from '../../src/commandLine.ts';
import { commandNames } from '../../src/commands/commands.ts';
import { fakeEdges } from '../support/fakeEdges.ts';

describe('runCommandLine', () => {
  it('reads options in the words of aws-cli', async () => {
    const files = {
      '/home/me/.aws/config': '[profile dev]\nregion = eu-west-1\naws_access_key_id=a\naws_secret_access_key=b\n',
    };
    const result = await runCommandLine(['resolve', '--profile', 'dev', '--region=us-west-2'], fakeEdges({ files }));
    expect(result).toMatchObject({ ok: true, value: { profile: 'dev', region: 'us-west-2' } });
  });

  it.each([
    ['no such command', ['explode']],
    ['a member of Object', ['toString']],
    ['an unknown option', ['resolve', '--nope']],
    ['an option without its value', ['resolve', '--profile']],
    ['a stray word', ['resolve', 'dev']],
    ['a number that is none', ['assume', '--duration-seconds', 'long']],
  ])('refuses %s', async (_what, words) => {
    expect(await runCommandLine(words, fakeEdges())).toMatchObject({ ok: false, error: { code: 'BadRequest' } });
  });
});

describe('renderUsage', () => {
  it('names every command', async () => {
    const usage = await renderUsage();
    for (const name of commandNames) expect(usage).toContain(`  ${name} `);
    expect(usage).toContain('--role-session-name');
  });
});

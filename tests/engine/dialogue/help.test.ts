import { afterEach, describe, expect, it } from 'vitest';
import { commandNames, findCommand } from '../../../src/commands/commands.ts';
import { listOptions } from '../../../src/commands/shared/command.ts';
import { say, setLanguage } from '../../../src/core/say.ts';
import { renderHelp } from '../../../src/dialogue/help.ts';
import { findOptionText } from '../../../src/dialogue/optionTexts.ts';
import { japanese } from '../../../src/words/japanese.ts';
import { readText } from '../project/tree.ts';

afterEach(() => setLanguage(undefined));

describe('renderHelp', () => {
  it('names every command', async () => {
    const help = await renderHelp(undefined);
    const usage = help.ok ? help.value : '';
    for (const name of [...commandNames, 'completion']) expect(usage).toContain(`\n  ${name} `);
  });

  it('shows one command alone, an option and its sentence a line, and none that is a secret', async () => {
    const help = await renderHelp('rotate-key');
    expect(help.ok && help.value.split('\n')).toEqual([
      expect.stringMatching(/^awsrole rotate-key \[--option value …\]: .+\.$/),
      '',
      '  --profile x        The profile in the AWS files.',
      '  --serial-number x  The serial number or ARN of the MFA device.',
      '  --token-code x     The MFA code. If it is required and you omit it, you are prompted for it.',
      '  --force            First deletes an inactive second access key, if there is one.',
      '  --dry-run          Shows the changes without making them.',
      '  --json             Prints JSON, even at a terminal.',
    ]);
    const withSecret = await renderHelp('access-key');
    expect(withSecret.ok && withSecret.value).toContain('--access-key-id x');
    expect(withSecret.ok && withSecret.value).not.toContain('--secret-access-key');
  });

  it('shows how the completions of a shell are loaded', async () => {
    expect(await renderHelp('completion')).toMatchObject({
      value: expect.stringContaining('awsrole completion fish | source'),
    });
  });

  it('is Japanese in each line for a person who reads Japanese, however much was said before', async () => {
    await Promise.all(commandNames.map(findCommand));
    for (let count = 0; count < 3000; count++) say`sentence ${count}`;
    setLanguage(japanese);
    const english: string[] = [];
    for (const name of [undefined, 'completion', ...commandNames]) {
      const help = await renderHelp(name);
      const lines = help.ok ? help.value.split('\n').filter((line) => line !== '') : [];
      english.push(...lines.filter((line) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(line)));
    }
    expect(english).toEqual([
      '  ~/.bashrc:                   eval "$(awsrole completion bash)"',
      '  ~/.config/fish/config.fish:  awsrole completion fish | source',
    ]);
  });

  it.each(['asume', 'ASSUME'])('names the nearest commands for %s', async (name) => {
    expect(await renderHelp(name)).toMatchObject({
      ok: false,
      error: { code: 'BadRequest', target: name, hint: expect.stringMatching(/^Did you mean "assume"[?,]/) },
    });
  });

  it('names no command where none is near', async () => {
    expect(await renderHelp('zzz')).toMatchObject({
      ok: false,
      error: { hint: expect.not.stringContaining('Did you mean') },
    });
  });
});

describe('optionTexts', () => {
  it('has a sentence for each option, and none for what is no option', async () => {
    const commands = await Promise.all(commandNames.map(findCommand));
    const options = commands.flatMap((command) =>
      command === undefined ? [] : listOptions(command).map((option) => ({ command: command.name, option })),
    );
    const without = options.filter(({ command, option }) => !/^[A-Z].*\.$/.test(findOptionText(command, option) ?? ''));
    expect(without).toEqual([]);
    const keys = [...readText('src/dialogue/optionTexts.ts').matchAll(/^ {2}(?:'([^']+)'|(\w+)): say`/gm)].map(
      ([, long, short]) => long ?? short,
    );
    const used = new Set(options.flatMap(({ command, option }) => [option, `${command} ${option}`]));
    expect(keys.filter((key) => !used.has(key ?? ''))).toEqual([]);
  });
});

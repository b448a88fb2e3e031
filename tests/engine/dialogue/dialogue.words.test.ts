import { describe, expect, it, test } from 'vitest';
import { removeEngineWords } from '../../../src/dialogue/dialogue.ts';
import { listFiles, readText } from '../project/tree.ts';

test.each([
  ['Give the code with -TokenCode (--token-code), or not.', 'Give the code with -TokenCode, or not.'],
  ['Set-AwsProfile (awsrole set-profile) changes it.', 'Set-AwsProfile changes it.'],
  ['-SecretAccessKey (awsrole access-key reads a line of standard input).', '-SecretAccessKey.'],
  ['-Region, -Setting (--region, --setting key=value, --remove-setting key).', '-Region, -Setting.'],
  ['Run aws sso login --profile "a (--b)".', 'Run aws sso login --profile "a".'],
  [
    'The mfa_process (oathtool --totp) printed nothing (exit 1).',
    'The mfa_process (oathtool --totp) printed nothing (exit 1).',
  ],
])('%s', (text, shown) => expect(removeEngineWords(text)).toBe(shown));

describe('Errors of the engine', () => {
  it('name its options and commands only where they are taken out for PowerShell', () => {
    const own = /\bawsrole [a-z]+|(?<!\b(?:aws|azure-login|credential-process)\b[^'`]*)(?<![\w-])--[a-z]{2,}/;
    const found = listFiles('src')
      .filter(
        (file) =>
          !/^src\/(?:edges|vault|dialogue\/completion)\/|commandLine\.ts$|dialogue\/(?:help|readWords)\.ts$|main\.ts$/.test(
            file,
          ),
      )
      .flatMap((file) =>
        readText(file)
          .split('\n')
          .map((line) => `${file}: ${line.trim()}`),
      )
      .filter(
        (line) =>
          /(?:hint|message|instead|return)\b.*['`]|: ['`]/.test(line) && !/: \/?\*|summary: |` --profile /.test(line),
      )
      .filter((line) => own.test(removeEngineWords(line)));
    expect(found).toEqual([]);
  });
});

import { beforeAll, describe, expect, it } from 'vitest';
import { renderVariables, type TextFormatName, textFormats } from '../../../src/export/formats.ts';
import { listRoleVariables, type RoleVariable } from '../../../src/export/roleVariables.ts';
import { askPython, missingModule } from '../../support/python.ts';
import { session } from './session.ts';
import { hasShell, runIn, shells } from './shells.ts';

/** Values that mean something to some shell. */
const hostile = [
  "it's",
  "''",
  "'; touch /tmp/awsrole-injected; '",
  '"double"',
  '$HOME $' + '{HOME} $(id)',
  '`id`',
  'back\\slash\\',
  "\\'",
  '100% %PATH%',
  'bang!! !x!',
  'a;b&c|d>e<f(g)h',
  'tab\there',
  'line\nbreak',
  'carriage\rreturn',
  ' spaces around ',
  '#hash',
  '~/home',
  '*?[a-z]',
  '‘curly’ ‚low‛ “double”',
  '日本語プロファイル',
  'emoji 🦊',
  '-n',
  '@array',
];

const shellsOf: readonly (readonly [TextFormatName, string])[] = [
  ['Bash', 'bash'],
  ['Bash', 'dash'],
  ['Bash', 'zsh'],
  ['Fish', 'fish'],
  ['PowerShell', 'powershell'],
];

const one = (value: string | null, name: RoleVariable['name'] = 'AWS_SESSION_TOKEN'): RoleVariable[] => [
  { name, value },
];

function render(format: TextFormatName, variables: readonly RoleVariable[]): string {
  const text = renderVariables(format, variables);
  if (!text.ok) throw new Error(text.error.message);
  return text.value;
}

describe.each(shellsOf)('the text for %s, run by %s', (format, name) => {
  const shell = shells[name];
  if (shell === undefined) throw new Error(name);
  const isHere = hasShell(shell);
  const stale = ['AWS_PROFILE', 'AWS_SECURITY_TOKEN', 'AWS_DEFAULT_PROFILE'];
  const before = { AWS_PROFILE: 'other', AWS_SECURITY_TOKEN: 'stale' };

  /** What was there before, and what each text left, the role's the last: by one shell, since PowerShell takes half a second to start. */
  let left: readonly (readonly (string | undefined)[])[] = [];
  beforeAll(() => {
    if (!isHere) return;
    const steps = [
      { text: '', shown: stale },
      ...hostile.map((value) => ({ text: render(format, one(value)), shown: ['AWS_SESSION_TOKEN'] })),
      { text: render(format, listRoleVariables(session)), shown: stale },
    ];
    left = runIn(shell, steps, before);
  });

  it('gives back every hostile value byte for byte', ({ skip }) => {
    if (!isHere) skip(`there is no ${name} here: Debian's package ${name} brings it`);
    expect(left.slice(1, -1).flat()).toEqual(hostile);
  });

  it('removes other names of a profile or a token, set or not', ({ skip }) => {
    if (!isHere) skip(`there is no ${name} here: Debian's package ${name} brings it`);
    expect(left[0]).toEqual(['other', 'stale', undefined]);
    expect(left.at(-1)).toEqual([undefined, undefined, undefined]);
  });
});

describe('renderVariables', () => {
  it.each<[TextFormatName, string]>([
    ['Cmd', 'a"b'],
    ['Cmd', '100%'],
    ['Cmd', 'a!b'],
    ['Cmd', 'a\nb'],
    ['Cmd', 'a\rb'],
    ['Cmd', '日本'],
    ['DotEnv', "it's"],
    ['DotEnv', 'a\\b'],
    ['DotEnv', '$HOME'],
    ['DotEnv', 'a\nb'],
    ['Docker', 'a\nb'],
    ['Docker', 'a\rb'],
    ['Docker', 'a\0b'],
    ['Bash', 'a\0b'],
    ['Fish', 'a\0b'],
    ['PowerShell', 'a\0b'],
  ])('refuses for %s a value such as %j, naming the variable and not the value', (format, value) => {
    const text = renderVariables(format, one(`secret${value}`));
    expect(text).toMatchObject({ ok: false, error: { code: 'InvalidParameter', target: 'AWS_SESSION_TOKEN' } });
    expect(JSON.stringify(text)).not.toContain('secret');
  });

  it('leaves out the name for prompts where a format cannot hold it', () => {
    expect(render('Cmd', one('日本', 'AWSROLE_PROFILE'))).toBe('set "AWSROLE_PROFILE="\r\n');
    expect(render('Docker', one('a\nb', 'AWSROLE_PROFILE'))).toBe('');
  });

  it.each<[TextFormatName, string]>([
    ['Cmd', 'set "AWS_SESSION_TOKEN=a&b|c^d"\r\n'],
    ['DotEnv', "AWS_SESSION_TOKEN='a&b|c^d'\n"],
    ['Docker', 'AWS_SESSION_TOKEN=a&b|c^d\n'],
  ])('writes operators for %s so that they mean nothing', (format, text) => {
    expect(render(format, one('a&b|c^d'))).toBe(text);
  });

  it.each<TextFormatName>(['DotEnv', 'Docker'])('never names for %s what it cannot remove', (format) => {
    expect(render(format, one(null, 'AWS_PROFILE'))).toBe('');
  });

  it('writes nothing but ASCII for PowerShell, a statement a line', () => {
    const text = render('PowerShell', one(hostile.join('')));
    expect(text).toMatch(/^[\x20-\x7e]+\n$/);
  });

  it('has a format for each name', () => {
    expect(Object.keys(textFormats)).toEqual(['PowerShell', 'Bash', 'Fish', 'Cmd', 'DotEnv', 'Docker']);
  });

  const missing = missingModule('dotenv');
  it('writes for DotEnv what the reader for Python reads back', async ({ skip }) => {
    if (missing !== null) skip(missing);
    const value = 'a b#c"d&e;f!*?%';
    const script =
      'import io, dotenv\nanswer = dotenv.dotenv_values(stream=io.StringIO(argument))["AWS_SESSION_TOKEN"]';
    expect(await askPython(script, render('DotEnv', one(value)))).toBe(value);
  });
});

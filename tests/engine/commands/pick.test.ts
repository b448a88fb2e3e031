import { afterEach, describe, expect, it } from 'vitest';
import { pick } from '../../../src/commands/pick.ts';
import { setLanguage } from '../../../src/core/say.ts';
import { runCommandLine } from '../../../src/dialogue/commandLine.ts';
import type { Screen, ScreenEvents, ScreenKey } from '../../../src/edges/screen.ts';
import { locateCachedRoles } from '../../../src/signin/cachedRoles.ts';
import { type Cells, paintCells } from '../../support/cells.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const files = {
  '/home/me/.aws/config': [
    '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/Developer\nsource_profile = base',
    'mfa_serial = arn:aws:iam::111122223333:mfa/alice\nregion = eu-west-1',
    '[profile prod]\nrole_arn = arn:aws:iam::444455556666:role/Admin\nsource_profile = dev',
    '[profile broken]\nrole_arn = arn:aws:iam::444455556666:role/Admin',
  ].join('\n'),
  '/home/me/.aws/credentials': '[base]\naws_access_key_id = AKIAEXAMPLEEXAMPLE00\naws_secret_access_key = s\n',
  '/home/me/.config/awsrole/settings.ini': 'protect[] = prod*\n',
};
const size = { columns: 80, rows: 24 };

/** A screen on which these keys are pressed, one after the other; `shown` is what is there before each. */
function fakeScreen(keys: readonly (Partial<ScreenKey> | 'over')[]) {
  const shown: Cells[] = [];
  let [written, closed] = ['', 0];
  const rest = [...keys];
  const screen: Screen = {
    size: () => size,
    write: (text) => {
      if (!text.startsWith('\x1b]52')) written += text;
    },
    isQuiet: () => true,
    next: async (): Promise<ScreenEvents> => {
      shown.push(paintCells(written, size));
      const key = rest.shift() ?? 'over';
      if (key === 'over') return { keys: [], isResized: false, isOver: true };
      return {
        keys: [{ name: undefined, text: undefined, ctrl: false, meta: false, shift: false, ...key }],
        isResized: false,
        isOver: false,
      };
    },
    close: () => {
      closed++;
    },
  };
  return { screen, shown, closedTimes: () => closed };
}

async function run(
  words: readonly string[],
  keys: readonly (Partial<ScreenKey> | 'over')[],
  environment = {},
  given = files,
) {
  const fake = fakeScreen(keys);
  const edges = fakeCommandEdges({ files: given, environment, openScreen: () => fake.screen });
  const result = await runCommandLine(['pick', ...words], edges);
  if (!result.ok) return { ...fake, code: result.error.code };
  return { ...fake, text: [...result.value.pieces].join(''), exitCode: result.value.exitCode };
}

const enter = { name: 'return' };
const down = { name: 'down' };

const roles = [
  ['111122223333', 'Example Home', 'home@example.com', 'ViewOnly'],
  ['444455556666', 'Example Audit', '', 'ViewOnly'],
  ['444455556666', 'Example Audit', '', 'Admin'],
];
const portal = 'https://example.awsapps.com/start';
const listed = new Date(new Date(fakeCommandEdges().now()).getTime() - 60_000).toISOString();
/** A sign-in whose roles were listed a minute ago; one of them has a profile. */
const signedIn = {
  '/home/me/.aws/config': [
    `[sso-session example]\nsso_start_url = ${portal}\nsso_region = eu-west-1`,
    '[profile audit]\nsso_session = example\nsso_account_id = 444455556666\nsso_role_name = Admin',
  ].join('\n'),
  [locateCachedRoles({ session: 'example', startUrl: portal }, fakeCommandEdges())]: JSON.stringify({
    startUrl: portal,
    listed,
    roles,
  }),
};

afterEach(() => setLanguage(undefined));

describe('the roles of Identity Center in the list', () => {
  it('stand behind the profiles that describe none of them, and are told apart from profiles', async () => {
    const ran = await run(['--actions'], [down, down, enter], {}, signedIn as never);
    expect(ran).toMatchObject({ text: 'role\n444455556666\nViewOnly\nexample\n' });
    const { shown } = ran;
    expect(shown[0]?.lines.slice(2, 6).map((line) => line.trimEnd())).toEqual([
      '>   audit                   Example Audit  Admin',
      '    Example Home/ViewOnly   111122223333   ViewOnly',
      '    Example Audit/ViewOnly  444455556666   ViewOnly',
      '',
    ]);
    expect(shown[2]?.lines).toContain('IAM Identity Center: ViewOnly in 444455556666');
  });

  it.each([
    [['--actions', '--query', 'home'], [{ name: 'o', ctrl: true }], 'role-console\n111122223333\nViewOnly\nexample\n'],
    [['--sso', '--query', 'audit admin'], [enter], '444455556666\nAdmin\nexample\n'],
    [['--actions', '--query', '444455556666 !view'], [enter], 'pick\naudit\n'],
  ])('%j with %j prints %j', async (words, keys, text) => {
    expect(await run(words, keys, {}, signedIn as never)).toMatchObject({ text });
  });

  it.each([[['--multi', '--actions']], [['--digits', '--actions']], [[]]])(
    'are not there for %j, which takes profiles alone',
    async (words) => {
      const { shown } = await run(words, ['over'], {}, signedIn as never);
      expect(shown[0]?.lines[0]).toContain(' 1/1 ');
    },
  );
});

describe('awsrole pick', () => {
  it.each([
    [[], [enter], 'dev\n', 0],
    [['--query', 'adm'], [enter], 'prod\n', 0],
    [['--actions'], [down, enter], 'pick\nprod\n', 0],
    [['--actions'], [{ name: 'delete' }], 'clear\n', 0],
    [['--actions'], [{ name: 'o', ctrl: true }], 'console\ndev\n', 0],
    [['--multi'], [{ name: 'tab' }, { name: 'tab' }, enter], 'dev\nprod\n', 0],
    [['--digits'], [{ text: '3' }], 'base\n', 0],
    [[], [{ name: 'delete' }, { name: 'o', ctrl: true }, enter], 'dev\n', 0],
    [[], [{ name: 'escape' }], '', 130],
    [['--actions'], [{ name: 'escape' }], '', 130],
    [[], ['over'], '', 130],
  ] as const)('%j with %j prints %j and ends with %i', async (words, keys, text, exitCode) => {
    const ran = await run(words, keys);
    expect(ran).toMatchObject({ text, exitCode });
    expect(ran.closedTimes()).toBe(1);
  });

  it('prints a name that would steer a terminal as it is into a pipe, and inert at a terminal', async () => {
    const named = { '/home/me/.aws/credentials': '[evil\x1b[2J]\naws_access_key_id = a\naws_secret_access_key = s\n' };
    const print = async (isTerminal: boolean) => {
      const edges = fakeCommandEdges({ files: named, openScreen: () => fakeScreen([enter]).screen });
      const result = await runCommandLine(['pick'], edges, () => isTerminal);
      return result.ok ? [...result.value.pieces].join('') : result.error.code;
    };
    expect([await print(false), await print(true)]).toEqual(['evil\x1b[2J\n', 'evil?[2J\n']);
  });

  it('shows what a choice would do, for the one under the cursor', async () => {
    const { shown } = await run([], [down, down, { name: 'escape' }]);
    expect(shown[0]?.lines.slice(-9, -3)).toEqual([
      '─'.repeat(79),
      'dev: region eu-west-1',
      'requires an MFA code',
      'assume role Developer in 111122223333',
      '  └ access key AKIAEXAMPLEEXAMPLE00 of base',
      'MFA device arn:aws:iam::111122223333:mfa/alice',
    ]);
    expect(shown[1]?.lines.slice(-8, -5)).toEqual(['prod: no region', 'requires confirmation', 'requires an MFA code']);
    expect(shown[2]?.lines.at(-8)).toMatch(/^Profile "broken" has role_arn but neither source_profile/);
  });

  it('shows that whole in the language of the list, errors too', async () => {
    const { shown } = await run(['--language', 'ja'], [down, down, { name: 'escape' }]);
    const texts = [...(shown[0]?.lines.slice(-8, -3) ?? []), ...(shown[2]?.lines.slice(-8, -6) ?? [])];
    expect(texts.length).toBe(7);
    expect(texts.filter((text) => !/[\u3040-\u30FF\u4E00-\u9FFF]/.test(text))).toEqual([]);
  });

  it.each([
    [{ AWS_PROFILE: 'dev' }, [], 'dev'],
    [{ AWSROLE_PROFILE: 'prod', AWS_PROFILE: 'dev' }, [], 'prod'],
    [{ AWS_PROFILE: 'dev' }, ['--current', 'broken'], 'broken'],
  ])('marks the current one: %j with %j marks %s', async (environment, words, name) => {
    const { shown } = await run(words, ['over'], environment);
    expect(shown[0]?.lines.filter((line) => /^.\*/.test(line)).map((line) => line.slice(4).split(' ')[0])).toEqual([
      name,
    ]);
  });

  it.each([
    [{}, [], 'AWS role>'],
    [{ LANG: 'ja_JP.UTF-8' }, [], 'AWS ロール>'],
    [{ LANG: 'ja_JP.UTF-8', LC_ALL: 'C' }, [], 'AWS role>'],
    [{ LANG: 'C' }, ['--language', 'ja-JP'], 'AWS ロール>'],
    [{}, ['--title', 'AWS_PROFILE'], 'AWS_PROFILE>'],
  ])('speaks the language of %j with %j: %s', async (environment, words, begin) => {
    const { shown } = await run(words, ['over'], environment);
    expect(shown[0]?.lines[0]?.startsWith(begin)).toBe(true);
  });

  it('fails without a terminal, and where there is nothing to pick', async () => {
    const edges = fakeCommandEdges({ files });
    expect(await pick.run({}, edges)).toMatchObject({ ok: false, error: { code: 'TerminalRequired' } });
    expect(await run([], [], {}, { '/home/me/.aws/config': '' } as never)).toMatchObject({ code: 'ProfileNotFound' });
  });

  it('gives the terminal back when a file breaks what it shows', async () => {
    const { screen, closedTimes } = fakeScreen([]);
    const broken = { ...screen, next: () => Promise.reject(new Error('gone')) };
    const edges = fakeCommandEdges({ files, openScreen: () => broken });
    await expect(pick.run({}, edges)).rejects.toThrow('gone');
    expect(closedTimes()).toBe(1);
  });
});

import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { connectLoginCommand } from '../../../src/commands/connectLogin.ts';
import { disconnectLoginCommand } from '../../../src/commands/disconnectLogin.ts';
import type { Question, Tell } from '../../../src/core/conversation.ts';
import { fail, succeed } from '../../../src/core/error.ts';
import { unansweredError } from '../../../src/core/unansweredError.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';
import { createSample, type Sample } from '../../support/sts/index.ts';
import { startSignIn } from '../../support/sts/sign-in.ts';

const now = new Date('2026-11-24T05:00:00Z');
const configFile = '/home/me/.aws/config';
const desktop = { DISPLAY: ':0' };

let sample: Sample;
let signIn: Awaited<ReturnType<typeof startSignIn>>;
beforeEach(async () => {
  sample = createSample();
  const user = sample.world.users.get(sample.userArn);
  if (user === undefined) throw new Error('no user');
  signIn = await startSignIn({ state: sample.world, user, clock: () => now });
  return () => signIn.close();
});

interface Given {
  readonly config?: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, unknown>>;
  /** What the page shows becomes what the user types. */
  readonly answer?: (question: Question, page: string) => string | undefined;
  /** What the user does with the page. */
  readonly open?: (url: string) => Promise<string>;
}

const browse = async (url: string) => (await fetch(url)).text();

async function connect({
  config = '[profile me]\nregion = eu-west-1\n',
  environment = desktop,
  parameters = { profile: 'me' },
  answer = (_question, page) => page,
  open = browse,
}: Given = {}) {
  const told: Tell[] = [];
  const asked: Question[] = [];
  let page: Promise<string> = Promise.resolve('');
  const edges = fakeCommandEdges({
    files: { [configFile]: config },
    environment: { AWS_ENDPOINT_URL_SIGNIN: signIn.url, ...environment },
    now: () => now,
    tell: (event) => {
      told.push(event);
      if (event.kind === 'open') page = open(event.url).catch(() => '');
    },
    ask: async (question) => {
      asked.push(question);
      const text = answer(question, await page);
      return text === undefined ? fail(unansweredError(question)) : succeed(text);
    },
  });
  const result = await connectLoginCommand.run(parameters, edges);
  const name = createHash('sha256').update(sample.userArn).digest('hex');
  const token = edges.written.get(`/home/me/.aws/login/cache/${name}.json`);
  return { result, told, asked, config: edges.written.get(configFile), token: token && JSON.parse(token) };
}

describe('a sign-in as by aws login', () => {
  it("takes the browser's answer, keeps the session in aws-cli's file and names it in the profile", async () => {
    const { result, told, config, token } = await connect();
    expect(result).toEqual({
      ok: true,
      value: {
        profile: 'me',
        loginSession: sample.userArn,
        accountId: '111122223333',
        expiration: new Date('2026-11-24T05:15:00Z'),
      },
    });
    expect(told.find(({ kind }) => kind === 'open')).toMatchObject({ opens: true });
    expect(config).toBe(`[profile me]\nregion = eu-west-1\nlogin_session = ${sample.userArn}\n`);
    expect(Object.keys(token)).toEqual(['accessToken', 'tokenType', 'clientId', 'refreshToken', 'idToken', 'dpopKey']);
    expect(token).toMatchObject({
      accessToken: { accountId: '111122223333', expiresAt: '2026-11-24T05:15:00Z' },
      tokenType: 'aws_sigv4',
      clientId: 'arn:aws:signin:::devtools/same-device',
      dpopKey: expect.stringMatching(/^-----BEGIN EC PRIVATE KEY-----\n/),
    });
  });

  it.each([
    ['it is asked for', { parameters: { profile: 'me', remote: true } }],
    ['the shell is on another machine', { environment: { ...desktop, SSH_TTY: '/dev/pts/1' } }],
    ['no browser can be started', { environment: {} }],
  ])('takes the code that the page shows when %s', async (_what, given) => {
    const { result, told, asked, token } = await connect(given);
    expect(result).toMatchObject({ ok: true });
    expect(told.find(({ kind }) => kind === 'open')).toMatchObject({ opens: false });
    expect(asked).toEqual([{ kind: 'login-code', profile: 'me' }]);
    expect(token.clientId).toBe('arn:aws:signin:::devtools/cross-device');
  });

  it('makes a profile that is not there, with the region of the sign-in', async () => {
    const { config } = await connect({ config: '', parameters: { profile: 'work', region: 'us-east-1' } });
    expect(config).toBe(`[profile work]\nlogin_session = ${sample.userArn}\nregion = us-east-1\n`);
  });

  it("asks before a profile gets somebody else's session, and changes nothing without a yes", async () => {
    const config = '[profile me]\nregion = eu-west-1\nlogin_session = arn:aws:iam::999900001111:user/bob\n';
    const declined = await connect({ config, answer: () => undefined });
    expect(declined.result).toMatchObject({ ok: false, error: { code: 'ConfirmationRequired' } });
    expect([declined.config, declined.token]).toEqual([undefined, undefined]);
    const confirmed = await connect({ config, answer: () => 'yes' });
    expect(confirmed.asked).toMatchObject([{ kind: 'replace-login', now: sample.userArn }]);
    expect(confirmed.config).toContain(`login_session = ${sample.userArn}\n`);
  });

  it.each<[string, Given, object]>([
    [
      'a profile with keys',
      { config: '[profile me]\naws_access_key_id = x\n' },
      { code: 'InvalidParameter', target: 'me' },
    ],
    ['a profile with a role', { config: '[profile me]\nrole_arn = x\n' }, { code: 'InvalidParameter', target: 'me' }],
    ['no region', { config: '[profile me]\n' }, { code: 'InvalidParameter', hint: expect.stringContaining('-Region') }],
    [
      'a name that no header can hold',
      { parameters: { profile: 'a]b', region: 'us-east-1' } },
      { code: 'InvalidParameter' },
    ],
    ['no code', { environment: {}, answer: () => undefined }, { code: 'CredentialsExpired' }],
    ['a code that is none', { environment: {}, answer: () => 'nonsense' }, { code: 'CredentialsExpired' }],
    [
      'the code of another sign-in',
      { environment: {}, answer: () => Buffer.from('code=a&state=b').toString('base64') },
      { message: expect.stringContaining('(state)') },
    ],
    [
      'an answer of the browser with another state',
      {
        open: async (url) => {
          const { searchParams } = new URL(url);
          return browse(`${searchParams.get('redirect_uri')}?code=x&state=y`);
        },
      },
      { message: expect.stringContaining('(state)') },
    ],
  ])('is refused for %s', async (_what, given, error) => {
    const { result, config, token } = await connect(given);
    expect(result).toMatchObject({ ok: false, error });
    expect([config, token]).toEqual([undefined, undefined]);
  });

  it('asks for a permission where that is what is missing', async () => {
    signIn.addFault({
      kind: 'error',
      code: 'INSUFFICIENT_PERMISSIONS',
      status: 403,
      message: 'no',
      operation: 'CreateOAuth2Token',
      times: 9,
    });
    expect((await connect()).result).toMatchObject({ ok: false, error: { code: 'AccessDenied' } });
  });
});

describe('a sign-out as by aws logout', () => {
  const file = (arn: string) => `${createHash('sha256').update(arn).digest('hex')}.json`;

  function openEdges() {
    const edges = fakeCommandEdges({
      files: { [configFile]: '[profile me]\nlogin_session = a\n[profile other]\nregion = x\n' },
      environment: { AWS_LOGIN_CACHE_DIRECTORY: '/logins' },
    });
    const { files } = edges.machine.folderAt('/logins');
    for (const arn of ['a', 'b']) files.set(file(arn), { text: '{"accessToken":{"accessKeyId":"x"}}', modified: now });
    files.set('notes.json', { text: '{}', modified: now });
    return { edges, files };
  }

  it("removes the profile's session", async () => {
    const { edges, files } = openEdges();
    const wouldRemove = await disconnectLoginCommand.run({ profile: 'me', dryRun: true }, edges);
    expect(wouldRemove).toMatchObject({ value: { profile: 'me', removed: 1 } });
    expect(await disconnectLoginCommand.run({ profile: 'me' }, edges)).toMatchObject({ value: { removed: 1 } });
    expect([...files.keys()]).toEqual([file('b'), 'notes.json']);
    expect(await disconnectLoginCommand.run({ profile: 'other' }, edges)).toMatchObject({ value: { removed: 0 } });
    expect(await disconnectLoginCommand.run({ profile: 'mee' }, edges)).toMatchObject({
      error: { code: 'ProfileNotFound' },
    });
  });

  it('removes all sessions, and no other file', async () => {
    const { edges, files } = openEdges();
    const readFile = (path: string) => {
      const found = files.get(path.replace('/logins/', ''));
      return found === undefined ? edges.readFile(path) : succeed(new TextEncoder().encode(found.text));
    };
    expect(await disconnectLoginCommand.run({ all: true }, { ...edges, readFile })).toMatchObject({
      value: { removed: 2 },
    });
    expect([...files.keys()]).toEqual(['notes.json']);
  });
});

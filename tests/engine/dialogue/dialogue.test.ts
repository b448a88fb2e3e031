import { beforeAll, describe, expect, it } from 'vitest';
import { setLanguage } from '../../../src/core/say.ts';
import { type EdgesOf, serveDialogue } from '../../../src/dialogue/dialogue.ts';
import { engineVersion, protocolVersion } from '../../../src/dialogue/version.ts';
import { openWarmUp } from '../../../src/dialogue/warmUpSwitch.ts';
import type { Edges } from '../../../src/edges/edges.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

const request = {
  protocol: protocolVersion,
  module: engineVersion,
  command: 'profiles',
  parameters: {},
  environment: {},
};

type FakeEdges = Partial<Edges> & { files?: Record<string, string> };

/** `later`: what comes on the pipe while an engine that was started ahead waits. */
async function converse(lines: string[], edges: FakeEdges = {}, { later = [] as string[], wait = NaN } = {}) {
  const [written, waits]: [string[], number[]] = [[], []];
  const readWithin = async (seconds: number) => {
    waits.push(seconds);
    return later.shift();
  };
  const follow = () => async () => lines.shift();
  const pipe = { read: () => lines.shift(), readWithin, follow, write: (line: string) => written.push(line) };
  const edgesOf: EdgesOf = ({ environment }, ask, tell) => fakeCommandEdges({ environment, ask, tell, ...edges });
  const exitCode = await serveDialogue(pipe, edgesOf, Number.isNaN(wait) ? undefined : { seconds: wait });
  return { exitCode, written, waits };
}

describe('serveDialogue', () => {
  it('answers one result', async () => {
    const files = { '/home/me/.aws/config': '[profile dev]\nregion = eu-west-1\n' };
    const { exitCode, written } = await converse([JSON.stringify(request)], { files });
    expect(exitCode).toBe(0);
    expect(written).toHaveLength(1);
    expect(written[0]).toContain('<S N="type">result</S>');
    expect(written[0]).toContain('<S N="Name">dev</S>');
  });

  it('answers an error with its code', async () => {
    const asked = { ...request, command: 'resolve', parameters: { profile: 'nobody' } };
    const { exitCode, written } = await converse([JSON.stringify(asked)]);
    expect(exitCode).toBe(1);
    expect(written.at(-1)).toContain('<S N="code">ProfileNotFound</S>');
  });

  it('words the reason of an offered sign-in in the language of the person', async () => {
    const sso = 'sso_start_url = https://x.awsapps.com/start\nsso_region = eu-west-1\nsso_account_id = 111122223333\n';
    const files = { '/home/me/.aws/config': `[profile sso]\n${sso}sso_role_name = Admin\n` };
    const asked = { ...request, command: 'assume', parameters: { profile: 'sso' }, language: 'ja-JP' };
    const { written } = await converse([JSON.stringify(asked), '{"cancel":true}'], { files });
    setLanguage(undefined);
    const reasons = written.map((line) => /N="reason">([^<]+)</.exec(line)?.[1]).filter((one) => one !== undefined);
    expect(reasons).toHaveLength(1);
    expect(reasons[0]).not.toMatch(/[a-z]{3} [a-z]{2,}/);
  });

  it.each([
    ['nothing', [], 2],
    ['an unknown command', [JSON.stringify({ ...request, command: 'explode' })], 2],
    ['a command named like a member of Object', [JSON.stringify({ ...request, command: 'constructor' })], 2],
    ['a parameter that the command does not have', [JSON.stringify({ ...request, parameters: { x: 1 } })], 2],
    ['another release', [JSON.stringify({ ...request, module: '0.0.1' })], 1],
  ])('answers one error to %s', async (_what, lines, exitCode) => {
    const answer = await converse(lines);
    expect(answer.exitCode).toBe(exitCode);
    expect(answer.written).toHaveLength(1);
    expect(answer.written[0]).toContain('<S N="type">error</S>');
  });

  describe('started ahead', () => {
    const line = (more: object) => JSON.stringify({ ...request, ...more });

    it('waits for its request so many seconds', async () => {
      const { exitCode, written, waits } = await converse([], {}, { wait: 30, later: [line({})] });
      expect({ exitCode, answers: written.length, waits }).toEqual({ exitCode: 0, answers: 1, waits: [30] });
    });

    it('ends with a code of its own, and says nothing, when nothing is asked in time', async () => {
      expect(await converse([], {}, { wait: 30 })).toEqual({ exitCode: 4, written: [], waits: [30] });
    });

    it('never waits longer than a minute, whatever it is told', async () => {
      expect((await converse([], {}, { wait: 86_400 })).waits).toEqual([60]);
    });

    /**
     * Serves an engine started ahead whose request comes at once, or when it has begun to practise, or when it has done so,
     * and counts what it does in the meantime.
     */
    async function practise(arrival: 'at once' | 'begun' | 'done', open = openWarmUp) {
      const did = { loaded: 0, warmedUp: 0, asked: [] as string[], written: [] as string[] };
      const hasBegun = async () => {
        while (did.warmedUp === 0) await new Promise((resolve) => setTimeout(resolve, 5));
      };
      // Between two looks it would have gone on.
      const isDone = async () => {
        for (let [before, same] = [0, 0]; same < 20; before = did.warmedUp) {
          await new Promise((resolve) => setTimeout(resolve, 10));
          same = did.warmedUp > 0 && did.warmedUp === before ? same + 1 : 0;
        }
      };
      const isDue = { 'at once': async () => {}, begun: hasBegun, done: isDone };
      const readWithin = async () => isDue[arrival]().then(() => line({}));
      const follow = () => async () => undefined;
      const lines = { read: () => undefined, readWithin, follow, write: (text: string) => did.written.push(text) };
      const edgesOf: EdgesOf = (request, ask, tell) => {
        did.asked.push(request.command);
        return fakeCommandEdges({ environment: request.environment, ask, tell });
      };
      const exitCode = await serveDialogue(lines, edgesOf, {
        seconds: 30,
        load: async () => {
          did.loaded += 1;
        },
        openWarmUp: async () => {
          const { line: warmedUp, edges } = open();
          const now = () => {
            did.warmedUp += 1;
            return edges.now();
          };
          return { line: warmedUp, edges: { ...edges, now } };
        },
      });
      return { exitCode, ...did };
    }

    let whole: Awaited<ReturnType<typeof practise>>;
    beforeAll(async () => {
      whole = await practise('done');
    });

    it('loads what a switch needs and practises one while it waits, and says nothing of that', () => {
      const { warmedUp, ...rest } = whole;
      expect(warmedUp).toBeGreaterThan(0);
      expect(rest).toMatchObject({ exitCode: 0, loaded: 1, asked: ['profiles'], written: [expect.any(String)] });
    });

    it('practises nothing when it is asked at once', async () => {
      expect(await practise('at once')).toMatchObject({ exitCode: 0, loaded: 0, warmedUp: 0, asked: ['profiles'] });
    });

    it('practises no more when its request has come', async () => {
      const slow = () => {
        const { line: warmedUp, edges } = openWarmUp();
        const readFile: typeof edges.readFile = (path) => {
          const end = performance.now() + 20;
          while (performance.now() < end);
          return edges.readFile(path);
        };
        return { line: warmedUp, edges: { ...edges, readFile } };
      };
      const some = await practise('begun', slow);
      expect(some.warmedUp).toBeGreaterThan(0);
      expect(some.warmedUp).toBeLessThan(whole.warmedUp / 2);
    });
  });

  const mfa = {
    '/home/me/.aws/config':
      '[profile dev]\nrole_arn = arn:aws:iam::111122223333:role/A\nsource_profile = base\nmfa_serial = arn:aws:iam::111122223333:mfa/me\nregion = eu-west-1\n',
    '/home/me/.aws/credentials': '[base]\naws_access_key_id = AKIAX\naws_secret_access_key = y\n',
  };
  const assume = JSON.stringify({ ...request, command: 'assume', parameters: { profile: 'dev' } });

  it('asks for the code with the names of profile and device, and gives up when the module cancels', async () => {
    const { exitCode, written } = await converse([assume, '{"cancel":true}'], { files: mfa });
    expect(written.find((line) => line.includes('<S N="type">prompt</S>'))).toContain(
      'arn:aws:iam::111122223333:mfa/me',
    );
    expect(written.at(-1)).toContain('<S N="code">MfaRequired</S>');
    expect(exitCode).toBe(1);
  });

  it.each([true, false, undefined])('tells its reasons where the shell shows them: %s', async (verbose) => {
    const environment = { AWS_ACCESS_KEY_ID: 'AKIASHELL', AWS_SECRET_ACCESS_KEY: 'z' };
    const asked = { ...JSON.parse(assume), environment, verbose };
    const { written } = await converse([JSON.stringify(asked), '{"cancel":true}'], { files: mfa });
    expect(written.some((line) => line.includes('<S N="type">verbose</S>'))).toBe(verbose === true);
  });

  it('gives up when the module is gone', async () => {
    const { written } = await converse([assume], { files: mfa });
    expect(written.at(-1)).toContain('<S N="code">MfaRequired</S>');
  });

  it('refuses a reply that is no reply', async () => {
    const { exitCode, written } = await converse([assume, '123456'], { files: mfa });
    expect(written.at(-1)).toContain('<S N="code">BadRequest</S>');
    expect(exitCode).toBe(2);
  });

  const protectedFiles = {
    '/home/me/.aws/credentials': '[prod]\naws_access_key_id = AKIAX\naws_secret_access_key = y\n',
    '/home/me/.config/awsrole/settings.ini': 'protect = pro*\n',
  };
  const switchTo = (parameters: object) => JSON.stringify({ ...request, command: 'assume', parameters });

  it('asks before a protected profile, and goes on after a yes', async () => {
    const { exitCode, written } = await converse([switchTo({ profile: 'prod' }), '{"answer":"yes"}'], {
      files: protectedFiles,
    });
    const prompt = written.find((line) => line.includes('<S N="type">prompt</S>'));
    expect(prompt).toContain('<S N="kind">protected</S><S N="profile">prod</S><S N="pattern">pro*</S>');
    expect(exitCode).toBe(0);
  });

  it.each(['{"cancel":true}', '{"answer":"no"}', '{"answer":""}'])('does not switch after %s', async (reply) => {
    const { written } = await converse([switchTo({ profile: 'prod' }), reply], { files: protectedFiles });
    expect(written.at(-1)).toContain('<S N="code">ConfirmationRequired</S>');
    expect(written.join()).not.toContain('AKIAX');
  });

  it('does not ask when the module has asked', async () => {
    const lines = [switchTo({ profile: 'prod', confirmed: true })];
    expect((await converse(lines, { files: protectedFiles })).written.join()).not.toContain('prompt');
  });
});

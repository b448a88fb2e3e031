import { afterEach, describe, expect, it } from 'vitest';
import type { Question, Tell } from '../../../src/core/conversation.ts';
import { type EngineError, fail, type Result, succeed } from '../../../src/core/error.ts';
import { say, setLanguage, translate } from '../../../src/core/say.ts';
import { type MfaDevice, openTokenCodes, tryCodes } from '../../../src/mfa/tokenCodes.ts';
import { japanese } from '../../../src/words/japanese.ts';
import { fakeEdges } from '../../support/fakeEdges.ts';

const device: MfaDevice = { profile: 'dev', serialNumber: 'arn:aws:iam::111122223333:mfa/alice', mfaProcess: 'tool' };
const wrongCode = {
  code: 'MfaRejected',
  wrongCode: true,
  message: 'It is wrong, or was used before.',
  hint: 'Wait.',
} as const;

/** A process that prints these, one after the other, and a user with these answers; the clock goes on while it is waited. */
function setUp(prints: readonly string[], answers: readonly string[] = []) {
  let now = Date.parse('2026-11-28T12:00:13Z');
  const told: Tell[] = [];
  const questions: Question[] = [];
  let starts = 0;
  const left = [...answers];
  const edges = {
    ...fakeEdges(),
    now: () => new Date(now),
    tell: (event: Tell) => void told.push(event),
    ask: async (question: Question): Promise<Result<string>> => {
      questions.push(question);
      const answer = left.shift();
      return answer === undefined ? fail(nobody) : succeed(answer);
    },
  };
  const tools = {
    run: async () => {
      const output = prints[Math.min(starts, prints.length - 1)] ?? '';
      starts += 1;
      return { kind: 'ended', exitCode: 0, output, errorOutput: '' } as const;
    },
    pause: async (milliseconds: number) => {
      now += milliseconds;
    },
  };
  const opened = openTokenCodes(undefined, undefined, edges, tools);
  if (!opened.ok) throw new Error(opened.error.message);
  const waits = () => told.flatMap((event) => (event.kind === 'progress' ? [event.secondsLeft] : []));
  return { codes: opened.value, questions, told, waits, started: () => starts };
}

const nobody: EngineError = { code: 'MfaRequired', message: 'Nobody.', hint: '' };

/** AWS, which takes each of these codes once. */
function takingOnce(good: readonly string[]) {
  const used = new Set<string>();
  const seen: string[] = [];
  const call = async (code: { reveal: () => string }): Promise<Result<string>> => {
    const digits = code.reveal();
    seen.push(digits);
    if (!good.includes(digits) || used.has(digits)) return fail(wrongCode);
    used.add(digits);
    return succeed(digits);
  };
  return { call, seen, used };
}

describe('A code of an mfa_process that was used a moment ago', () => {
  it('is waited out with a countdown, when AWS has refused it', async () => {
    const { codes, waits, questions, told } = setUp(['AWS:alice 111111', 'AWS:alice 222222']);
    const { call, seen, used } = takingOnce(['111111', '222222']);
    used.add('111111');
    expect(await tryCodes(device, codes, call)).toEqual(succeed('222222'));
    expect(seen).toEqual(['111111', '222222']);
    expect(waits()).toEqual(Array.from({ length: 18 }, (_, at) => 17 - at));
    expect(told[0]).toMatchObject({
      message: `Waiting for the next code from ${device.serialNumber}, because each code works only once.`,
    });
    expect(questions).toEqual([]);
  });

  it('is waited out before any call, when another role of the chain has used it', async () => {
    const { codes, waits, questions } = setUp(['111111', '111111', '222222']);
    const { call, seen } = takingOnce(['111111', '222222']);
    expect((await tryCodes(device, codes, call)).ok).toBe(true);
    expect(waits()).toEqual([]);
    expect(await tryCodes({ ...device }, codes, call)).toEqual(succeed('222222'));
    expect(seen).toEqual(['111111', '222222']);
    expect(waits()).toHaveLength(18);
    expect(questions).toEqual([]);
  });

  it('that stays the same is asked for, with the reason', async () => {
    const { codes, questions, started } = setUp(['000000'], ['333333']);
    const { call } = takingOnce(['333333']);
    expect(await tryCodes(device, codes, call)).toEqual(succeed('333333'));
    expect(started()).toBe(2);
    expect(questions).toMatchObject([{ attempt: 2, refused: expect.stringContaining('wrong, or was used') }]);
  });

  it('is the error of AWS when the next one is refused too and nobody can be asked', async () => {
    const { codes, waits } = setUp(['000000', '000001']);
    const { call, seen } = takingOnce([]);
    expect(await tryCodes(device, codes, call)).toMatchObject({ ok: false, error: { code: 'MfaRejected' } });
    expect(seen).toEqual(['000000', '000001']);
    expect(waits()).toHaveLength(18);
  });
});

it('asks the person where the process prints no code, with what it printed', async () => {
  const { codes, questions, waits } = setUp(['no device'], ['333333']);
  const { call } = takingOnce(['333333']);
  expect(await tryCodes(device, codes, call)).toEqual(succeed('333333'));
  expect(questions).toMatchObject([
    { refused: expect.stringContaining('(tool) printed no six-digit code: "no device"') },
  ]);
  expect(waits()).toEqual([]);
});

describe('What AWS said of the last code', () => {
  afterEach(() => setLanguage(undefined));

  it('is told in the language of the person who types the next one', async () => {
    const { codes, questions } = setUp(['no device'], ['000000', '333333']);
    const refusal = {
      code: 'MfaRejected',
      wrongCode: true,
      message: say`AWS rejected the MFA code${''}: it is incorrect or was already used.`,
      hint: say`Wait for the next code; each code works only once.`,
    } as const;
    await tryCodes(device, codes, async (code) => (code.reveal() === '000000' ? fail(refusal) : succeed('')));
    setLanguage(japanese);
    expect(questions.map((question) => 'refused' in question && translate(question.refused ?? ''))).toEqual([
      expect.anything(),
      'MFA コードが拒否されました。コードが間違っているか、使用済みです。次のコードが表示されるまで待ってください。同じコードは 1 回しか使えません。',
    ]);
  });
});

it.each(['123 456', '１２３４５６', '１２３　４５６', '\u3000１２３４５６\u3000'])(
  'sends %j as six digits',
  async (typed) => {
    const { codes } = setUp(['no device'], [typed]);
    const { call } = takingOnce(['123456']);
    expect(await tryCodes(device, codes, call)).toEqual(succeed('123456'));
  },
);

it.each(['12345', '1234567', '١٢٣٤٥٦', '①②③④⑤⑥', '¹²³⁴⁵⁶', '𝟏𝟐𝟑𝟒𝟓𝟔'])('does not send %j', async (typed) => {
  const { codes } = setUp(['no device'], [typed]);
  const { call, seen } = takingOnce([]);
  expect((await tryCodes(device, codes, call)).ok).toBe(false);
  expect(seen).toEqual([]);
});

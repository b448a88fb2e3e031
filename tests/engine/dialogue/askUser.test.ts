import { PassThrough } from 'node:stream';
import { describe, expect, it, vi } from 'vitest';
import type { Question } from '../../../src/core/conversation.ts';
import { askUser } from '../../../src/dialogue/askUser.ts';

const code: Question = {
  kind: 'token-code',
  profile: 'dev',
  serialNumber: 'arn:aws:iam::111122223333:mfa/me',
  attempt: 1,
};
const switchTo: Question = { kind: 'protected', profile: 'prod', pattern: 'pro*' };

async function ask(question: Question, line: string | undefined) {
  let shown = '';
  const answer = await askUser({
    input: () => ({ isTTY: false }) as NodeJS.ReadStream,
    show: (text) => {
      shown += text;
    },
    readLine: () => line,
  })(question);
  return { answer: answer.ok ? answer.value : answer.error.code, shown };
}

/** A terminal whose echo is recorded, and to which a test can type. */
function openTerminal() {
  const done: string[] = [];
  const input = Object.assign(new PassThrough(), {
    isTTY: true,
    setRawMode: (isRaw: boolean) => done.push(isRaw ? 'no echo' : 'echo'),
  });
  const terminalThat = (show: (text: string) => void) => ({
    input: () => input as unknown as NodeJS.ReadStream,
    show,
    readLine: () => undefined,
  });
  return { done, input, terminalThat };
}

describe('askUser', () => {
  it('asks for a code with the names of profile and device', async () => {
    const { answer, shown } = await ask(code, ' 123456 ');
    expect([answer, shown]).toEqual(['123456', 'MFA code for dev (arn:aws:iam::111122223333:mfa/me): \n']);
  });

  it('shows why the last code did not do', async () => {
    expect((await ask({ ...code, refused: 'Too late.' }, '1')).shown).toMatch(/^Too late\.\nMFA code/);
  });

  it.each(['', ' ', undefined])('takes %j for no code', async (line) => {
    expect((await ask(code, line)).answer).toBe('MfaRequired');
  });

  it.each(['y', 'Y', 'yes', ' YES ', 'ｙ', 'ＹＥＳ\u3000'])(
    'takes %j for a yes to a protected profile',
    async (line) => {
      expect(await ask(switchTo, line)).toEqual({
        answer: 'yes',
        shown: 'prod is protected (pro*). Switch to it? [y/N] \n',
      });
    },
  );

  it.each(['', 'n', 'no', 'yess', 'prod', undefined])('takes %j for a no', async (line) => {
    expect((await ask(switchTo, line)).answer).toBe('ConfirmationRequired');
  });

  it('shows names without what would move the cursor or turn the writing round', async () => {
    const { shown } = await ask({ ...switchTo, profile: 'dev\u001b[2K\u202e\r\nprod' }, 'n');
    expect(shown).toBe('dev prod is protected (pro*). Switch to it? [y/N] \n');
  });

  it('lets the terminal echo nothing before it asks for a secret, so that nobody is too quick for it', async () => {
    const { done, input, terminalThat } = openTerminal();
    const show = (text: string) => {
      done.push(text);
      // A paste that waits for the question, or a script.
      if (text.endsWith(': ')) input.write('123456\r');
    };
    expect(await askUser(terminalThat(show))(code)).toEqual({ ok: true, value: '123456' });
    expect(done).toEqual(['no echo', 'MFA code for dev (arn:aws:iam::111122223333:mfa/me): ', 'echo', '\n']);
  });

  it.each(['SIGHUP', 'SIGQUIT'] as const)('lets the terminal echo again when %s comes', async (signal) => {
    const { done, terminalThat } = openTerminal();
    const show = (text: string) => {
      if (text.endsWith(': ')) process.emit(signal);
    };
    expect(await askUser(terminalThat(show))(code)).toMatchObject({ error: { code: 'MfaRequired' } });
    expect(done).toEqual(['no echo', 'echo']);
    expect(process.listenerCount(signal)).toBe(0);
  });

  it('echoes nothing and asks again when it goes on after it was stopped', async () => {
    const { done, input, terminalThat } = openTerminal();
    const show = (text: string) => {
      done.push(text);
      if (!text.endsWith(': ')) return;
      if (done.filter((one) => one === text).length > 1) return void input.write('456789\r');
      input.write('123');
      setImmediate(() => process.emit('SIGCONT'));
    };
    expect(await askUser(terminalThat(show))(code)).toEqual({ ok: true, value: '456789' });
    const question = 'MFA code for dev (arn:aws:iam::111122223333:mfa/me): ';
    expect(done).toEqual(['no echo', question, 'echo', 'no echo', question, 'echo', '\n']);
    expect(process.listenerCount('SIGCONT')).toBe(0);
  });

  it('echoes nothing after Ctrl+Z where the system does not stop the process', async () => {
    const { done, input, terminalThat } = openTerminal();
    const kill = vi.spyOn(process, 'kill').mockReturnValue(true);
    const show = (text: string) => {
      if (text.endsWith(': ')) input.write('\x1a123456\r');
    };
    try {
      expect(await askUser(terminalThat(show))(code)).toEqual({ ok: true, value: '123456' });
      expect(kill.mock.calls).toEqual([[process.pid, 'SIGTSTP']]);
    } finally {
      kill.mockRestore();
    }
    expect(done).toEqual(['no echo', 'echo', 'no echo', 'echo']);
  });
});

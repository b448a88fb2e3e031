import { afterEach, describe, expect, it } from 'vitest';
import { fetchDocument } from '../../../../src/services/document/fetchDocument.ts';
import { type RawServer, respond, startRaw } from '../../net/rawServer.ts';
import { makeTools } from '../../sources/tools.ts';

let server: RawServer;

afterEach(() => server?.close());

async function ask(...answers: readonly string[]) {
  server = await startRaw((socket, connection) => socket.end(answers[connection - 1] ?? answers.at(-1) ?? ''));
  return fetchDocument(
    {
      name: 'The service',
      url: new URL('?password=hunter2', server.url),
      headers: {},
      parse: (text) => {
        if (text === 'good') return { ok: true, value: text };
        const error = { code: 'SsoLoginRequired', message: 'Over.', hint: 'Again.' } as const;
        return { ok: false, problem: 'it is bad', ...(text === 'over' && { error }) };
      },
      refuse: (status) => (status === 401 ? { code: 'SsoLoginRequired', message: 'again', hint: 'log in' } : undefined),
    },
    makeTools().sts,
  );
}

it('gives the document that was read', async () => {
  expect(await ask(respond(200, 'good'))).toEqual({ ok: true, value: 'good' });
});

it.each([500, 503, 429])('asks again after HTTP %i', async (status) => {
  expect(await ask(respond(status, ''), respond(200, 'good'))).toEqual({ ok: true, value: 'good' });
});

describe('fails', () => {
  it('with what is wrong with the document', async () => {
    expect(await ask(respond(200, 'bad'))).toMatchObject({
      ok: false,
      error: { code: 'SourceFailed', message: expect.stringContaining('it is bad') },
    });
  });

  it("with the parser's own error where it has one", async () => {
    const error = { code: 'SsoLoginRequired', message: 'Over.', hint: 'Again.' } as const;
    expect(await ask(respond(200, 'over'))).toEqual({ ok: false, error });
  });

  it("in the source's own words where it has some", async () => {
    expect(await ask(respond(401, ''))).toMatchObject({ ok: false, error: { code: 'SsoLoginRequired' } });
    expect(server.connections()).toBe(1);
  });

  it.each([204, 302, 400, 404])('at once on HTTP %i', async (status) => {
    expect(await ask(respond(status, '', ['location: http://127.0.0.1:1/']))).toMatchObject({
      ok: false,
      error: { code: 'SourceFailed', message: expect.stringContaining(`HTTP ${status}`) },
    });
    expect(server.connections()).toBe(1);
  });

  it('with the words of the service cleaned, cut and without secrets or the query', async () => {
    const body = `\u001b[31m${'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'} ${'long '.repeat(1000)}`;
    const result = await ask(respond(400, body));
    const message = result.ok ? '' : result.error.message;
    expect(message).toContain('[secret]');
    expect(message).not.toMatch(/\u001b|wJalr|hunter2/);
    expect(message.length).toBeLessThan(400);
  });
});

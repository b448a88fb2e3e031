import { describe, expect, it } from 'vitest';
import type { Tell } from '../../../src/core/conversation.ts';
import { Secret } from '../../../src/core/secret.ts';
import { tellUser } from '../../../src/dialogue/tellUser.ts';

function tell(event: Tell, isTerminal = true) {
  const said = { printed: '', shown: '', helper: '' };
  tellUser({
    print: (text) => {
      said.printed += text;
    },
    show: (text) => {
      said.shown += text;
    },
    isTerminal: () => isTerminal,
    showHelper: (text) => {
      said.helper += text;
    },
  })(event);
  return said;
}

describe('tellUser', () => {
  it('shows what a helper program says to the person, wherever that is', () => {
    expect(tell({ kind: 'helper', line: 'Open https://x' }, false)).toMatchObject({
      shown: '',
      helper: 'Open https://x\n',
    });
  });

  it.each<[Tell, string]>([
    [{ kind: 'progress', message: 'Waiting.' }, 'Waiting.\n'],
    [{ kind: 'warning', warning: { code: 'X', message: 'Mind\u001b[31m this.' } }, 'Warning: Mind this.\n'],
    [{ kind: 'open', url: 'https://x.example/', opens: true }, 'Open https://x.example/\n'],
    [
      { kind: 'open', url: 'https://x.example/', code: 'AB-CD', opens: true },
      'Open https://x.example/ and enter the code AB-CD\n',
    ],
    [{ kind: 'verbose', message: 'Because.' }, ''],
  ])('says to a terminal, for %j, %j', (event, shown) => {
    expect(tell(event)).toEqual({ printed: '', helper: '', shown });
    // Nothing goes on without the page, whoever reads.
    expect(tell(event, false)).toEqual({ printed: '', helper: '', shown: event.kind === 'open' ? shown : '' });
  });

  it('prints where it listens, with the secret, whoever reads', () => {
    const expiration = new Date('2026-11-24T06:00:00Z');
    const whose = {
      profile: 'dev',
      roleArn: null,
      roleName: null,
      accountId: null,
      region: null,
      isProtected: false,
      endpoints: {},
    };
    const url = 'http://127.0.0.1:1/x';
    const event: Tell = { kind: 'listening', url, token: new Secret('t'), expiration, ...whose };
    const printed =
      '{"url":"http://127.0.0.1:1/x","token":"t","expiration":"2026-11-24T06:00:00Z","profile":"dev",' +
      '"roleArn":null,"roleName":null,"accountId":null,"region":null,"isProtected":false,"endpoints":{}}\n';
    expect(tell(event, false)).toEqual({ printed, helper: '', shown: '' });
  });
});

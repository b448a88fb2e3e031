import { describe, expect, it } from 'vitest';
import { validateSessionDuration } from '../../../src/console/signIn.ts';
import type { Hop } from '../../../src/plan/plan.ts';

const hop = (given: object) => ({ profile: 'p', provenance: {}, ...given }) as Hop;
const role = hop({ kind: 'assume-role', roleArn: 'arn:aws:iam::111122223333:role/A', sessionName: null });
const keys = hop({ kind: 'static', accessKeyId: 'AKIAEXAMPLE', file: 'config' });
const shell = hop({ kind: 'environment', accessKeyId: 'AKIAEXAMPLE' });
const temporary = hop({ kind: 'environment', accessKeyId: 'ASIAEXAMPLE' });
const sso = hop({ kind: 'sso' });

describe('validateSessionDuration', () => {
  it.each<[string, Hop[]]>([
    ['a role that keys of a user assumed', [keys, role]],
    ['a role that keys of the shell assumed', [shell, role]],
    ['a role of IAM Identity Center', [sso]],
    ['a web identity', [hop({ kind: 'web-identity' })]],
  ])('takes a duration for %s', (_what, hops) => {
    expect(validateSessionDuration(43_200, { hops }).ok).toBe(true);
  });

  it.each<[string, Hop[]]>([
    ['a role that a role assumed', [keys, role, role]],
    ['a role that a session of the shell assumed', [temporary, role]],
    ['a role that IAM Identity Center assumed', [sso, role]],
    ['a session of the shell', [temporary]],
    ['an instance', [hop({ kind: 'instance' })]],
    ['a process', [hop({ kind: 'process' })]],
    ['nothing', []],
  ])('refuses one for %s, and takes none', (_what, hops) => {
    expect(validateSessionDuration(3600, { hops })).toMatchObject({ ok: false, error: { code: 'InvalidParameter' } });
    expect(validateSessionDuration(undefined, { hops }).ok).toBe(true);
  });

  it.each([899, 43_201, 900.5, Number.NaN, -900])('refuses %d seconds', (seconds) => {
    expect(validateSessionDuration(seconds, { hops: [keys, role] })).toMatchObject({ ok: false });
  });
});

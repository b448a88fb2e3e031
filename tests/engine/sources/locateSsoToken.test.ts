import { describe, expect, it } from 'vitest';
import type { SsoHop } from '../../../src/plan/plan.ts';
import { locateSsoToken } from '../../../src/sources/locateSsoToken.ts';

const hop = { kind: 'sso', session: 'corp', startUrl: 'https://example.awsapps.com/start' } as SsoHop;
const linux = { platform: 'linux', homeDirectory: '/home/me' } as const;

describe('locateSsoToken', () => {
  // Names as `printf corp | sha1sum` gives them.
  it.each([
    [hop, '/home/me/.aws/sso/cache/ee0bfd2552fbd840c02cc48b6e823320543c450f.json'],
    [{ ...hop, session: null }, '/home/me/.aws/sso/cache/e8be5486177c5b5392bd9aa76563515b29358e6e.json'],
  ])('names the file after the session, or the start URL', (one, path) => {
    expect(locateSsoToken(one, linux)).toBe(path);
  });

  it('is below the profile folder on Windows', () => {
    expect(locateSsoToken(hop, { platform: 'win32', homeDirectory: 'C:\\Users\\me' })).toMatch(
      /^C:\\Users\\me\\\.aws\\sso\\cache\\[0-9a-f]{40}\.json$/,
    );
  });
});

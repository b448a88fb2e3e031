import { describe, expect, it } from 'vitest';
import { profiles } from '../../../src/commands/profiles.ts';
import { renderJson } from '../../../src/core/answer.ts';
import { fakeCommandEdges } from '../../support/fakeCommandEdges.ts';

function edgesWith(settings: string) {
  return fakeCommandEdges({
    files: {
      '/home/me/.aws/config': '[profile dev]\n[profile prod]\n',
      '/home/me/.config/awsrole/settings.ini': settings,
    },
  });
}

describe('profiles', () => {
  it('says which profiles the person protects', async () => {
    const done = await profiles.run({}, edgesWith('protect[] = PR*\n'));
    expect(done.ok && JSON.parse(renderJson(done.value))).toMatchObject({
      profiles: [
        { name: 'dev', isProtected: false },
        { name: 'prod', isProtected: true },
      ],
    });
  });

  it('fails where the settings cannot be read: a protected profile would look like any other', async () => {
    expect(await profiles.run({}, edgesWith('no setting\n'))).toMatchObject({
      ok: false,
      error: { code: 'ConfigSyntax' },
    });
  });
});

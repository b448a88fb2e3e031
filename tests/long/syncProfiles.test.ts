import { describe, expect, it } from 'vitest';
import { syncProfiles } from '../../src/edit/actions/syncProfiles.ts';
import { editFile, openFile } from '../../src/edit/editFile.ts';
import { size } from './size.ts';

/** The number of accounts, with three roles each. */
const count = size(50, 1000);
const roles = Array.from({ length: count }, (_, index) => String(100_000_000_000 + index)).flatMap((accountId) =>
  ['Admin', 'PowerUser', 'View'].map((roleName) => ({
    ...{ accountId, accountName: `Account ${accountId}`, email: `${accountId}@example.com`, roleName },
  })),
);
const session = '[sso-session corp]\nsso_start_url = https://corp.example/start\nsso_region = eu-west-1\n';

/** The config file after a sync, and the CPU time in milliseconds. */
function sync(config: string, wanted: typeof roles, more: { region?: string; prune?: boolean } = {}) {
  const before = process.cpuUsage();
  const open = (kind: 'config' | 'credentials', text: string) => openFile(`/${kind}`, kind, Buffer.from(text));
  const [file, credentials] = [open('config', config), open('credentials', '')];
  if (!file.ok || !credentials.ok) throw new Error('not read');
  const files = { config: file.value, credentials: credentials.value };
  const planned = syncProfiles(files, wanted, { session: 'corp', prune: false, ...more });
  if (!planned.ok) throw new Error(planned.error.message);
  const edited = editFile(file.value, planned.value.config);
  if (!edited.ok) throw new Error(edited.error.message);
  const { user, system } = process.cpuUsage(before);
  return { text: Buffer.from(edited.value.after).toString(), milliseconds: (user + system) / 1000 };
}

describe(`profiles for ${count} accounts with three roles each`, () => {
  it('are written, changed, and removed in less than a second each', () => {
    const added = sync(session, roles);
    expect(added.text.match(/^\[profile /gm)).toHaveLength(roles.length);
    const again = sync(added.text, roles);
    expect(again.text).toBe(added.text);
    const changed = sync(added.text, roles, { region: 'eu-west-1' });
    expect(changed.text.match(/^region = eu-west-1$/gm)).toHaveLength(roles.length);
    const removed = sync(added.text, [], { prune: true });
    expect(removed.text).toBe(session);
    const times = [added, again, changed, removed].map(({ milliseconds }) => Math.round(milliseconds));
    expect(Math.max(...times), times.join(', ')).toBeLessThan(1000);
  });
});

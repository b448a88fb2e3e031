import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readConfiguration } from '../../src/config/readConfiguration.ts';
import { editFile, openFile } from '../../src/edit/editFile.ts';
import { planCredentials } from '../../src/export/credentialsFile.ts';
import { session } from '../engine/export/session.ts';
import { fakeEdges } from '../support/fakeEdges.ts';
import { seed, size } from './size.ts';

const path = '/home/me/.aws/credentials';
const names = fc.stringMatching(/^[a-z][a-z0-9 ._@-]{0,8}[a-z]$/);
const sections = fc.dictionary(
  names,
  fc.dictionary(fc.stringMatching(/^[a-z_]{1,8}$/), fc.stringMatching(/^[\w=/+]{0,9}$/)),
);

it('A session in a credentials file does not change other profiles, and the AWS CLI reads it', () => {
  fc.assert(
    fc.property(sections, names, (file, section) => {
      const text = Object.entries(file)
        .map(([name, entries]) => [`[${name}]\n`, ...Object.entries(entries).map(([k, v]) => `${k} = ${v}\n`)].join(''))
        .join('');
      const after = readProfiles(write(text, section));
      expect(after.get(section)?.settings.get('aws_session_token')?.value).toBe('token//==');
      for (const [name, { settings }] of readProfiles(text)) {
        for (const [key, { value }] of settings) expect(after.get(name)?.settings.get(key)?.value).toBe(value);
      }
    }),
    { numRuns: size(25, 1000), seed },
  );
});

function write(text: string, section: string): string {
  const file = openFile(path, 'credentials', Buffer.from(text));
  const edits = file.ok ? planCredentials(file.value, session.credentials, { section, force: true }) : file;
  const edited = file.ok && edits.ok ? editFile(file.value, edits.value) : edits;
  if (!edited.ok || !('after' in edited.value)) return expect.unreachable(JSON.stringify(edited));
  return Buffer.from(edited.value.after).toString();
}

function readProfiles(credentials: string) {
  const configuration = readConfiguration(fakeEdges({ files: { [path]: credentials } }));
  return configuration.ok ? configuration.value.credentials.profiles : expect.unreachable(configuration.error.message);
}

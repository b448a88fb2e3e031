import { expect, test } from 'vitest';
import { listFiles, readText } from './tree.ts';

/** Key IDs that go into exports, requests and files as they are, or to no person. */
const exempt = ['src/services/', 'src/export/', 'src/sessions/key.ts'];

test('No sentence of the engine holds a key ID but through showKeyId, which hides what may be a secret.', () => {
  const sentences = listFiles('src')
    .filter((file) => file.endsWith('.ts') && !exempt.some((path) => file.startsWith(path)))
    .flatMap((file) => [...readText(file).matchAll(/\$\{[^}]*ccessKeyId[^}]*\}/g)].map(([text]) => `${file}: ${text}`));
  expect(sentences.length).toBeGreaterThan(8);
  expect(sentences.filter((sentence) => !/showKeyId\(|\bsettingName\.accessKeyId/.test(sentence))).toEqual([]);
});

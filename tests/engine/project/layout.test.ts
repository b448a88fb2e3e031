import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot, listFiles, readText } from './tree.ts';

const sources = listFiles('src').filter((file) => file.endsWith('.ts'));
const tests = listFiles('tests/engine').filter((file) => file.endsWith('.test.ts'));

/** Tests of things that are not one source file: in folders of their own, or, by these names, beside what they try together. */
const otherFolders = ['build', 'project', 'support', 'together'];
const otherNames = [
  ...['vectors', 'corpus', 'differential', 'properties', 'robust'],
  ...['killLoop', 'manyWindows', 'swap', 'faults', 'canary'],
];

describe('the tree of the sources', () => {
  it('has a source at the path of each test', () => {
    const homeless = tests
      .map((test) => test.replace('tests/engine/', ''))
      .filter((test) => !otherFolders.includes(test.split('/')[0] ?? ''))
      .filter((test) => !otherNames.includes(basename(test, '.test.ts')))
      .filter((test) => !existsSync(inRoot('src', sourceOf(test))));
    expect(homeless).toEqual([]);
  });

  it('has no source file over 250 lines', () => {
    const long = sources.map((file) => ({ file, lines: countLines(file) })).filter(({ lines }) => lines > 250);
    expect(long).toEqual([]);
  });

  it('touches process and console in src/main.ts alone', () => {
    const offenders = sources.filter((file) => file !== 'src/main.ts' && touchesProcess(readText(file)));
    expect(offenders).toEqual([]);
  });

  it('imports no module of Node in src/plan, which is a pure function', () => {
    const offenders = sources.filter((file) => file.startsWith('src/plan/') && /\bfrom 'node:/.test(readText(file)));
    expect(offenders).toEqual([]);
  });

  it('has no default export in its sources', () => {
    expect(sources.filter((file) => /^export default\b/m.test(readText(file)))).toEqual([]);
  });
});

function sourceOf(test: string): string {
  return test.replace(/(?:\.[a-z]+)?\.test\.ts$/, '.ts');
}

function countLines(file: string): number {
  return readFileSync(inRoot(file), 'utf8').split('\n').length - 1;
}

/** Comments and the names of files may say the words; code may not. */
function touchesProcess(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*$|'[^'\n]*'/gm, '');
  // A process that is given as an argument is not the global one.
  const isGiven = /\(process: /.test(code);
  return /(?<![\w.])console\./.test(code) || (!isGiven && /(?<![\w.])process\.(?!getBuiltinModule)/.test(code));
}

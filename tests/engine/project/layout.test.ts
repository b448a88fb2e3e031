import { existsSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot, listFiles, readText } from './tree.ts';

const sources = listFiles('src').filter((file) => file.endsWith('.ts'));
const tests = listFiles('tests/engine').filter((file) => file.endsWith('.test.ts'));

/** From the ground up, as docs/architecture.md lists them. */
const rooms = [...readText('docs/architecture.md').matchAll(/^\| `src\/([\w.]+)\/?` \|/gm)].map(
  ([, room = '']) => room,
);

interface Import {
  readonly from: string;
  readonly to: string;
}

/** All of them, of types too, and those on demand. */
const imports: readonly Import[] = sources.flatMap((from) =>
  [...readText(from).matchAll(/(?:\bfrom |\bimport\()'(\.[^']+)'/g)].map(([, path = '']) => ({
    from,
    to: join(dirname(from), path),
  })),
);

/** Tests of things that are not one source file: in folders of their own, or, by these names, next to what they try together. */
const otherFolders = ['build', 'project', 'support', 'together'];
const otherNames = [
  ...['vectors', 'corpus', 'differential', 'properties', 'robust'],
  ...['manyWindows', 'faults', 'canary'],
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

  it('makes no pattern of Unicode classes while a file is loaded: every start would wait a fifth of a millisecond for it', () => {
    const offenders = sources.filter((file) => /^(?:export )?const .*(?:= \/|RegExp\().*\\p\{/m.test(readText(file)));
    expect(offenders).toEqual([]);
  });

  it('touches process and console in src/main.ts alone', () => {
    const offenders = sources.filter((file) => file !== 'src/main.ts' && touchesProcess(readText(file)));
    expect(offenders).toEqual([]);
  });

  it('has the rooms that docs/architecture.md lists', () => {
    expect([...new Set(sources.map(roomOf))].sort()).toEqual([...rooms].sort());
  });

  it('imports nothing from a room above', () => {
    const upward = imports.filter(({ from, to }) => rooms.indexOf(roomOf(to)) > rooms.indexOf(roomOf(from)));
    expect(upward).toEqual([]);
  });

  it('imports nothing in a circle', () => {
    expect(findCircles(imports)).toEqual([]);
  });

  it('imports node:fs in src/edges alone', () => {
    const others = sources.filter((file) => roomOf(file) !== 'edges');
    expect(others.filter((file) => /'node:fs[/']/.test(readText(file)))).toEqual([]);
  });

  it('asks for modules of Node on demand in one way, getBuiltinModule, which every bundle gives whole', () => {
    expect(sources.filter((file) => /(?<!typeof )\bimport\('node:/.test(readText(file)))).toEqual([]);
  });

  it('imports no module of Node in src/plan, which is a pure function', () => {
    const offenders = sources.filter((file) => file.startsWith('src/plan/') && /\bfrom 'node:/.test(readText(file)));
    expect(offenders).toEqual([]);
  });

  it('exports no function, value or type that no other file takes', () => {
    const all = ['src', 'tests', 'bench', 'scripts'].flatMap((folder) => listFiles(folder));
    const texts = all
      .filter((name) => /\.(?:ts|mjs)$/.test(name))
      .map((file) => {
        const text = readText(file);
        return { file, text, words: new Set(text.match(/\w+/g)) };
      });
    const unused = sources.flatMap((file) => {
      const importers = texts.filter((other) => other.file !== file && other.text.includes(`/${basename(file)}'`));
      return [...readText(file).matchAll(/^export (?:async )?(?:function\*?|const|class|interface|type) (\w+)/gm)]
        .filter(([, name = '']) => !importers.some(({ words }) => words.has(name)))
        .map(([, name]) => `${file}: ${name}`);
    });
    expect(unused).toEqual([]);
  });

  it('has no default export in its sources', () => {
    expect(sources.filter((file) => /^export default\b/m.test(readText(file)))).toEqual([]);
  });
});

function roomOf(file: string): string {
  return file.split('/')[1] ?? '';
}

/** One line for each circle that a walk along the imports meets; the first place is the last again. */
function findCircles(all: readonly Import[]): readonly string[] {
  const targets = new Map<string, Set<string>>();
  for (const { from, to } of all) if (from !== to) targets.set(from, (targets.get(from) ?? new Set()).add(to));
  const circles: string[] = [];
  const done = new Set<string>();
  for (const start of targets.keys()) walk(start, []);
  return circles;

  function walk(place: string, path: readonly string[]): void {
    const at = path.indexOf(place);
    if (at >= 0) circles.push([...path.slice(at), place].join(' -> '));
    if (at >= 0 || done.has(place)) return;
    for (const next of targets.get(place) ?? []) walk(next, [...path, place]);
    done.add(place);
  }
}

function sourceOf(test: string): string {
  return test.replace(/(?:\.[a-z]+)?\.test\.ts$/, '.ts');
}

function countLines(file: string): number {
  return readFileSync(inRoot(file), 'utf8').split('\n').length - 1;
}

/** Comments and the names of files may say the words; code may not. */
function touchesProcess(text: string): boolean {
  const code = text.replace(/\/\*[\s\S]*?\*\/|(?<![:'"])\/\/.*$|'[^'\n]*'|say`[^`$]*`/gm, '');
  // A process that is given as an argument is not the global one.
  const isGiven = /\(process: /.test(code);
  return /(?<![\w.])console\./.test(code) || (!isGiven && /(?<![\w.])process\.(?!getBuiltinModule)/.test(code));
}

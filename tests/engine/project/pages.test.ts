import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot, listFiles, listFolders, readText } from './tree.ts';

const pages = ['docs/architecture.md', 'CONTRIBUTING.md'];
/** The pages that have no Japanese one. */
const forDevelopers = ['architecture', 'decisions', 'development', 'dialogue', 'performance'].map(
  (name) => `docs/${name}.md`,
);
const roots = /^(?:src|module|tests|docs|bench|scripts)\//;

describe.each(pages)('%s', (page) => {
  const text = readText(page);
  const quoted = [...text.replace(/```[\s\S]*?```/g, '').matchAll(/`([^`]+)`/g)].map(([, one = '']) => one);

  it('names only files and folders that are there', () => {
    const missing = quoted.filter((path) => roots.test(path) && !isThere(path));
    expect(missing).toEqual([]);
  });

  it('names in a step only files of a folder that the step names', () => {
    const missing = text.split(/\n(?=\d+\. |- |\|)/).flatMap((step) => {
      const names = [...step.matchAll(/`([^`]+)`/g)].map(([, one = '']) => one);
      const folders = names
        .filter((path) => roots.test(path))
        .map((path) => (path.endsWith('/') ? path : dirname(path)));
      const bare = names.filter((name) => /^[A-Za-z-]+\.(?:ts|ps1)$/.test(name));
      return bare.filter((name) => !folders.some((folder) => existsSync(inRoot(folder, name))));
    });
    expect(missing).toEqual([]);
  });

  it('has links that lead somewhere', () => {
    const links = [...text.matchAll(/\]\(([^)#:]+)\)/g)].map(([, link = '']) => join(dirname(page), link));
    expect(links.filter((link) => !existsSync(inRoot(link)))).toEqual([]);
  });
});

describe('the pages for users', () => {
  const users = [
    'README.md',
    'README.ja.md',
    'SECURITY.md',
    ...listFiles('docs').filter((file) => file.endsWith('.md')),
  ];

  it.each(users)('%s has links that lead somewhere', (page) => {
    const links = [...readText(page).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) =>
      join(dirname(page), link),
    );
    expect(links.filter((link) => !existsSync(inRoot(link)))).toEqual([]);
  });

  it.each([
    ['README.md', englishPages()],
    ['README.ja.md', pagesIn('docs/ja')],
  ])('%s is for someone who has 30 seconds, and leads to all others in its language', (page, others) => {
    const text = readText(page);
    expect(text.split('\n').length).toBeLessThan(125);
    expect([...others, 'docs/development.md'].filter((file) => !text.includes(`](${file})`))).toEqual([]);
  });
});

describe('the Japanese pages', () => {
  it('are as many as the English ones, save those for developers only', () => {
    expect(pagesIn('docs/ja')).toEqual(englishPages().map(japaneseOf));
  });

  describe.each(['README.md', ...englishPages()])('%s and its Japanese page', (english) => {
    const pair = [english, japaneseOf(english)] as const;

    it.each([
      ['commands', commandsIn],
      ['headings, by their levels', headingsIn],
      ['tables, by the cells of their rows', tableRowsIn],
      ['links and pictures', linksIn],
    ])('have the same %s', (_, read) => {
      const [before, after] = pair.map(read);
      expect(after).toEqual(before);
    });
  });
});

describe('SECURITY.md', () => {
  const rows = [...readText('SECURITY.md').matchAll(/^\| (?!guarantee|---)(.+) \| (.+) \|$/gm)];

  it('names for each promise tests that are there', () => {
    expect(rows.length).toBeGreaterThan(20);
    const wrong = rows.flatMap(([, promise = '', tests = '']) => {
      const files = [...tests.matchAll(/`([^`]+)`/g)].map(([, file = '']) => file);
      const isTest = (file: string) => /\.(?:test\.ts|Tests\.ps1)$/.test(file) && existsSync(inRoot(file));
      return files.length > 0 && files.every(isTest) ? [] : [`${promise}: ${tests}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('docs/architecture.md', () => {
  const text = readText('docs/architecture.md');

  it('has every folder of the module\u2019s private functions', () => {
    const folders = listFolders('module/Private');
    expect(folders.filter((folder) => !text.includes(`\`${folder}/\``))).toEqual([]);
  });

  it('is one page', () => {
    expect(text.split('\n').length).toBeLessThan(100);
  });
});

/** `<source>` and its like stand for any name. */
function isThere(path: string): boolean {
  if (!path.includes('<')) return existsSync(inRoot(path));
  const pattern = new RegExp(`^${path.replace(/[.]/g, '\\.').replace(/<[^>]*>/g, '[^/]+')}$`);
  return listFiles(path.split('/')[0] ?? '').some(
    (file) => pattern.test(file) || pattern.test(file.replace(/\.ts$/, '')),
  );
}

function pagesIn(folder: string): string[] {
  return listFiles(folder)
    .filter((file) => dirname(file) === folder && file.endsWith('.md'))
    .sort();
}

function englishPages(): string[] {
  return pagesIn('docs').filter((page) => !forDevelopers.includes(page));
}

function japaneseOf(page: string): string {
  return page === 'README.md' ? 'README.ja.md' : page.replace('docs/', 'docs/ja/');
}

/** A page without its blocks of code. */
function textOf(page: string): string {
  return readText(page).replace(/^```.*?^```/gms, '');
}

function headingsIn(page: string): string[] {
  return textOf(page).match(/^#+(?= )/gm) ?? [];
}

/** Each as its bars: the cells are in another language. */
function tableRowsIn(page: string): string[] {
  const rows = textOf(page).match(/^\|.*\|$/gm) ?? [];
  return rows.map((row) => row.replace(/\\\||[^|]/g, ''));
}

/** The lines of its blocks of code without comments; of a dialogue, what the user enters. */
function commandsIn(page: string): string[] {
  const blocks = [...readText(page).matchAll(/^```.*?\n(.*?)^```/gms)].map(([, code = '']) => code.split('\n'));
  return blocks.flatMap((lines) => {
    const entered = lines.some((line) => line.startsWith('PS> '))
      ? lines.filter((line) => /^(?:PS>)? /.test(line))
      : lines;
    return entered.map((line) => line.replace(/(?:^|\s+)#.*/, ''));
  });
}

/** Where it leads, as English pages; the two READMEs lead to each other. */
function linksIn(page: string): string[] {
  const targets = [...textOf(page).matchAll(/\]\(([^)#:\s]+)(?:#[^)]*)?\)/g)].map(([, link = '']) =>
    join(dirname(page), link).replace('docs/ja/', 'docs/'),
  );
  return [...new Set(targets)].filter((target) => !target.startsWith('README')).sort();
}

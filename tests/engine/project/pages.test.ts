import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { inRoot, listFiles, readText } from './tree.ts';

/** decisions.md tells of the past, where files may be gone. */
const pages = ['README.md', 'README.ja.md', ...listFiles('docs')].filter(
  (file) => file.endsWith('.md') && file !== 'docs/decisions.md',
);

describe('the pages for developers', () => {
  it.each(pages)('%s names files that are there', (page) => {
    const named = [...readText(page).matchAll(/`((?:bench|module|scripts|src|tests)\/[\w./-]+\.\w+)`/g)];
    expect(named.map(([, path = '']) => path).filter((path) => !existsSync(inRoot(path)))).toEqual([]);
  });
});

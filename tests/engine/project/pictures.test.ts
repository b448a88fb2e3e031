import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inRoot, listFiles, readText } from './tree.ts';

const pages = ['README.md', 'README.ja.md', ...listFiles('docs').filter((file) => file.endsWith('.md'))];

const drawn = [...readText('scripts/pictures.mjs').matchAll(/^ {4}name: '([\w-]+)'/gm)].map(
  ([, name]) => `${name}.svg`,
);

describe('the pictures', () => {
  it('are drawn by a script: a session that moves, the plan, the prompt, and the picker in dark, light and narrow', () => {
    expect(drawn.sort()).toEqual([
      'picker-light.svg',
      'picker-narrow.svg',
      'picker.svg',
      'plan.svg',
      'prompt.svg',
      'session.svg',
    ]);
  });

  it.each(pages)('that %s shows are there', (page) => {
    const missing = shownIn(page).filter((path) => !existsSync(inRoot(path)));
    expect(missing).toEqual([]);
  });

  it('are all shown to a reader', () => {
    const shown = pages.flatMap(shownIn);
    expect(drawn.filter((name) => !shown.includes(`docs/pictures/${name}`))).toEqual([]);
  });

  it('tell a screen reader what is on them, and show no folder of the machine that drew them', () => {
    for (const name of drawn) {
      const text = readText(`docs/pictures/${name}`);
      expect(text, name).toMatch(/aria-label="[^"]{10,}"/);
      expect(text.length, name).toBeLessThan(300_000);
      // Several blanks in a row, or those at an end, are drawn as one or none.
      expect(text, name).not.toMatch(/<text[^>]*>(?: |[^<]* {2}|[^<]* <)/);
      expect(text, name).not.toMatch(/\/tmp\/|\/home\/|\/Users\/|\/var\/folders\//);
    }
  });
});

/** As paths from the project's folder. */
function shownIn(page: string): string[] {
  return [...readText(page).matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, path]) => join(dirname(page), path ?? ''));
}

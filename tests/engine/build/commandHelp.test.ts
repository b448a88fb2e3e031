import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { helpPath, renderCommandHelp } from '../../../scripts/lib/commandHelp.mjs';
import { japaneseHelp, nameHelpFile, replaceCommentHelp } from '../../../scripts/lib/commentHelp.mjs';

const japanese = /[\u3040-\u30ff\u4e00-\u9fff]/;

describe('the help of the cmdlets in the module', () => {
  it('is what npm run help writes from the comments and from their translation', async () => {
    for (const [language, text] of Object.entries(await renderCommandHelp())) {
      expect(readFileSync(helpPath(language), 'utf8') === text, `${language} is stale: npm run help`).toBe(true);
    }
  }, 60_000);
});

describe('the Japanese help', () => {
  const english = readEnglish();

  it('is there for each cmdlet, and for no other', () => {
    expect(readdirSync(japaneseHelp).sort()).toEqual([...english.keys()].map((name) => `${name}.txt`).sort());
  });

  it.each([...english])('of %s says the same', (name, lines) => {
    const meant = parseHelp(lines);
    const sections = readJapanese(name);
    expect(sections.map(outlineOf)).toEqual(meant.map(outlineOf));
    const named = sections.map((section) => new Set(namesOf(section)));
    expect(meant.flatMap((section, index) => namesOf(section).filter((one) => !named[index]?.has(one)))).toEqual([]);
    const said = sections.filter(({ head }) => head !== '.LINK').flatMap(({ texts }) => texts.flat());
    expect(said.filter(isEnglish)).toEqual([]);
  });

  it('uses the same words wherever the English help does', () => {
    const chosen = new Map<string, string>();
    const apart = [...english].flatMap(([name, lines]) => {
      const sections = readJapanese(name);
      return parseHelp(lines).flatMap(({ texts }, index) => {
        const meant = texts.flat().join(' ');
        const said = sections[index]?.texts.flat().join(' ') ?? '';
        const known = chosen.get(meant) ?? said;
        chosen.set(meant, known);
        return known === said ? [] : [`${name}: ${said}`];
      });
    });
    expect(apart).toEqual([]);
  });
});

describe('nameHelpFile', () => {
  it('names the file in the place of the help, and leaves the lines below in theirs', () => {
    const script = (lines: readonly string[]) => ['function Get-A {', ...lines, '    1', '}', ''].join('\n');
    const help = ['    <#', '    .SYNOPSIS', '    $& is said.', '    #>'];
    expect(nameHelpFile(script(help) + script(help))).toBe(
      script(['    # .EXTERNALHELP AwsRole-help.xml', '', '', '']).repeat(2),
    );
  });

  it('leaves other comments alone', () => {
    const script = 'function Get-A {\n    # Why.\n    1\n}\n';
    expect(nameHelpFile(script)).toBe(script);
  });
});

/** A line without Japanese, unless it only names types and their properties; or a clause within Japanese. */
function isEnglish(line: string): boolean {
  const isType = /^(?:System|AwsRole)\./.test(line) && !/\w \w/.test(line);
  return (!japanese.test(line) && !isType) || /(?:\b[a-z]{2,} ){4}/.test(line);
}

interface Section {
  /** The keyword, with its parameter. */
  readonly head: string;
  /** Of an example. */
  readonly code: readonly string[];
  /** The lines of each paragraph. */
  readonly texts: readonly (readonly string[])[];
}

function parseHelp(lines: readonly string[]): Section[] {
  const sections = lines.join('\n').split(/^(?=\.[A-Z]+)/m);
  return sections.map((section) => {
    const [head = '', ...rest] = section.trim().split('\n');
    const paragraphs = rest
      .join('\n')
      .split(/\n{2,}/)
      .map((paragraph) => paragraph.split('\n'));
    const [code = [], ...remarks] = paragraphs;
    return head === '.EXAMPLE' ? { head, code, texts: remarks } : { head, code: [], texts: paragraphs };
  });
}

function readJapanese(name: string): Section[] {
  return parseHelp(readFileSync(`${japaneseHelp}/${name}.txt`, 'utf8').trimEnd().split('\n'));
}

/** What is the same in both languages. */
function outlineOf({ head, code, texts }: Section): unknown {
  const items = texts.flat().filter((line) => line.startsWith('- '));
  const kinds = items.map((line) => line.split(':')[0]);
  return { head, code, paragraphs: texts.length, kinds, ...(head === '.LINK' && { texts }) };
}

/** The cmdlets, parameters and variables that a section speaks of. */
function namesOf({ texts }: Section): string[] {
  return texts
    .flat()
    .flatMap((line) => line.match(/\b[A-Z][a-z]+-A[Ww][Ss]\w+|\bAWS\w*_\w+|(?<![\w-])-[A-Z]\w+/g) ?? []);
}

/** The help in the comments of module/Public, without its indentation. */
function readEnglish(): Map<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const file of readdirSync('module/Public')) {
    replaceCommentHelp(readFileSync(`module/Public/${file}`, 'utf8'), (name, lines) => {
      found.set(
        name,
        lines.map((line) => line.slice(4)),
      );
      return lines;
    });
  }
  return found;
}

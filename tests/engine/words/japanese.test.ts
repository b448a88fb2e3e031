import { relative } from 'node:path';
import { build } from 'esbuild';
import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { japanese } from '../../../src/words/japanese.ts';
import { inRoot, listFiles, readText } from '../project/tree.ts';

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

interface Sentence {
  readonly file: string;
  readonly template: string;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function* walk(node: Node): Iterable<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

/** The text of a literal, {0}, {1} … for its values; undefined for any other expression. */
function templateOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }, at) => (at === 0 ? value.cooked : `{${at - 1}}${value.cooked}`)).join('');
}

const said: Sentence[] = [];
const unsaid: Sentence[] = [];
const toPerson = new Set(['message', 'hint', 'suggestion', 'what', 'why', 'problem', 'reason', 'summary']);
/** Other files have nothing to look at, and parsing all takes a second. */
const mayTell = new RegExp(`say\`|\\b(?:${[...toPerson].join('|')})\\b['"]?:`);
const isText = (template: string) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(template.replaceAll(/\{\d+\}/g, 'Xx'));

const files = listFiles('src').filter((path) => path.endsWith('.ts') && mayTell.test(readText(path)));
const { outputFiles } = await build({
  entryPoints: files,
  absWorkingDir: inRoot(),
  outbase: '.',
  outdir: '.',
  target: 'esnext',
  charset: 'utf8',
  write: false,
});

for (const { path, text } of outputFiles) {
  const file = relative(inRoot(), path).replace(/js$/, 'ts');
  for (const node of walk(parseAst(text) as unknown as Node)) {
    if (node.type === 'TaggedTemplateExpression' && isNode(node['tag']) && node['tag']['name'] === 'say') {
      said.push({ file, template: templateOf(node['quasi'] as Node) ?? '' });
    }
    if (node.type === 'Property' && isNode(node['key']) && toPerson.has(String(node['key']['name']))) {
      const template = isNode(node['value']) ? templateOf(node['value']) : undefined;
      if (template !== undefined && isText(template)) unsaid.push({ file, template });
    }
  }
}

const placesOf = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort();
/** A sentence of values and signs alone is the same in every language. */
const hasWords = ({ template }: Sentence) => /\p{L}/u.test(template.replaceAll(/\{\d+\}/g, ''));

describe('The Japanese sentences', () => {
  it('are there for each that the engine says', () => {
    expect(said.length).toBeGreaterThan(500);
    expect(said.filter(hasWords).filter(({ template }) => !Object.hasOwn(japanese, template))).toEqual([]);
  });

  it('are all said', () => {
    const templates = new Set(said.map(({ template }) => template));
    expect(Object.keys(japanese).filter((template) => !templates.has(template))).toEqual([]);
  });

  it('are of all that is told to a person', () => {
    expect(unsaid).toEqual([]);
  });

  it('have the values of the English ones', () => {
    const uneven = Object.entries(japanese).filter(
      ([english, text]) => placesOf(english).join() !== placesOf(text).join(),
    );
    expect(uneven).toEqual([]);
  });

  it('are Japanese, in the spelling of the other texts', () => {
    const letters = /[\u3040-\u30ff\u4e00-\u9fff]/;
    const names = new Set(['SDK', 'aws login', 'credential_process', 'sso-session "{0}"']);
    expect(
      Object.values(japanese).filter(
        (text) => /\p{L}/u.test(text.replaceAll(/\{\d+\}/g, '')) && !letters.test(text) && !names.has(text),
      ),
    ).toEqual([]);
    expect(Object.values(japanese).filter((text) => /[（）？！：]/.test(text))).toEqual([]);
  });
});

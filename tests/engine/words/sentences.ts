import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import { writeWhole } from '../../../scripts/lib/files.mjs';
import { inDist } from '../../../scripts/lib/paths.mjs';
import { isUpToDate, runStep } from '../../../scripts/lib/stamps.mjs';
import { inRoot, listFiles, readText } from '../project/tree.ts';

export interface Sentence {
  readonly file: string;
  /** Its English text, with {0}, {1} … for its values. */
  readonly template: string;
}

export interface Sentences {
  readonly said: readonly Sentence[];
  /** What is told to a person without `say`. */
  readonly unsaid: readonly Sentence[];
}

/** The sentences in the engine's code: reading all of it takes a second, so the last answer is kept for as long as the code is the same. */
export async function findSentences(): Promise<Sentences> {
  const kept = inDist('.cache', 'sentences.json');
  const step = {
    name: 'sentences',
    title: 'Reads the sentences of the engine for the tests',
    inputs: [inRoot('src'), inRoot('package-lock.json'), import.meta.filename],
    outputs: [kept],
    run: async () => writeWhole(kept, JSON.stringify(await readSentences())),
  };
  if (!isUpToDate(step)) await runStep(step);
  return JSON.parse(readFileSync(kept, 'utf8'));
}

const toPerson = new Set(['message', 'hint', 'suggestion', 'what', 'why', 'problem', 'reason', 'summary']);
/** Other files have nothing to look at, and parsing all takes a second. */
const mayTell = new RegExp(`say\`|\\b(?:${[...toPerson].join('|')})\\b['"]?:`);
/** Each value may be a sentence or a part of one, which only `say` remembers. */
const joins = (template: string) => template.includes('{1}');
const isText = (template: string) => /[A-Za-z]{2,} [A-Za-z]{2,}/.test(template.replaceAll(/\{\d+\}/g, 'Xx'));

async function readSentences(): Promise<Sentences> {
  const [{ build }, { parseAst }] = await Promise.all([import('esbuild'), import('vite')]);
  const [said, unsaid]: [Sentence[], Sentence[]] = [[], []];
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
      for (const template of listTold(node)) {
        if (isText(template) || joins(template)) unsaid.push({ file, template });
      }
    }
  }
  return { said, unsaid };
}

interface Node {
  readonly type: string;
  readonly [member: string]: unknown;
}

const isNode = (value: unknown): value is Node => typeof value === 'object' && value !== null && 'type' in value;

function* walk(node: Node): Iterable<Node> {
  yield node;
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) if (isNode(child)) yield* walk(child);
  }
}

/** The literals that a property or variable for the user can have as its value, also by a condition. */
function listTold(node: Node): readonly string[] {
  const [name, value] = node.type === 'VariableDeclarator' ? [node['id'], node['init']] : [node['key'], node['value']];
  if (node.type !== 'Property' && node.type !== 'VariableDeclarator') return [];
  if (!isNode(name) || !toPerson.has(String(name['name'])) || !isNode(value)) return [];
  return listChoices(value).flatMap((choice) => templateOf(choice) ?? []);
}

function listChoices(node: Node): readonly Node[] {
  if (node.type !== 'ConditionalExpression' && node.type !== 'LogicalExpression') return [node];
  const choices = [node['consequent'], node['alternate'], node['left'], node['right']];
  return choices.filter(isNode).flatMap(listChoices);
}

/** The text of a literal, {0}, {1} … for its values; undefined for any other expression. */
function templateOf(node: Node): string | undefined {
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value'];
  if (node.type !== 'TemplateLiteral') return undefined;
  const quasis = node['quasis'] as readonly { readonly value: { readonly cooked: string } }[];
  return quasis.map(({ value }, at) => (at === 0 ? value.cooked : `{${at - 1}}${value.cooked}`)).join('');
}

/**
 * Sentences for the user are written in English where they arise, and translated where they leave the engine. In between,
 * a sentence is a plain string; its template and values are remembered separately.
 */

/** The translated sentences of a language, by their English template: `The profile "{0}" could not be found.` */
export type Catalog = Readonly<Record<string, string>>;

type Made =
  | { readonly kind: 'filled'; readonly template: string; readonly values: readonly string[] }
  | { readonly kind: 'longer'; readonly sentence: string; readonly more: string };

const made = new Map<string, Made>();

/** The limit of remembered sentences: a server runs for days. */
const maxRemembered = 2000;

/** The English sentence: say`The profile "${name}" could not be found.` A value may itself be a sentence or a part of one. */
export function say(strings: TemplateStringsArray, ...values: readonly (string | number | null | undefined)[]): string {
  const texts = values.map(String);
  const text = join(strings, (at) => texts[at] ?? '');
  if (texts.length > 0) remember(text, { kind: 'filled', template: join(strings, (at) => `{${at}}`), values: texts });
  return text;
}

/** Inserts text before the full stop of a sentence. */
export function insertBeforePeriod(sentence: string, more: string): string {
  const text = putBeforePeriod(sentence, more);
  remember(text, { kind: 'longer', sentence, more });
  return text;
}

function putBeforePeriod(sentence: string, more: string): string {
  return sentence.replace(/[.\u3002]?$/, (stop) => `${more}${stop}`);
}

function join(strings: TemplateStringsArray, valueAt: (at: number) => string): string {
  return strings.map((piece, at) => (at === 0 ? piece : `${valueAt(at - 1)}${piece}`)).join('');
}

function remember(text: string, parts: Made): void {
  // A sentence that is its own value is not remembered, since its translation would never end.
  if ((parts.kind === 'filled' ? parts.values : [parts.sentence, parts.more]).includes(text)) return;
  // The first one is the oldest.
  if (made.size >= maxRemembered) made.delete(made.keys().next().value ?? '');
  made.set(text, parts);
}

let language: Catalog | undefined;

/** Sets the language of this process, which serves only one user; undefined means English. */
export function setLanguage(catalog: Catalog | undefined): void {
  language = catalog;
}

/** Translates a sentence to the language of this process; returns it as it is if there is no translation. */
export function translate(text: string): string {
  return language === undefined ? text : translateTo(text, language);
}

function translateTo(text: string, catalog: Catalog): string {
  const parts = made.get(text);
  if (parts === undefined) return find(text, catalog);
  if (parts.kind === 'longer') {
    return putBeforePeriod(translateTo(parts.sentence, catalog), translateTo(parts.more, catalog));
  }
  const template = find(parts.template, catalog);
  return template.replace(/\{(\d+)\}/g, (_all, at) => translateTo(parts.values[Number(at)] ?? '', catalog));
}

function find(text: string, catalog: Catalog): string {
  return (Object.hasOwn(catalog, text) && catalog[text]) || text;
}

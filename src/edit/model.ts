import type { Section, Sections } from '../config/profile.ts';
import type { RawFile } from '../config/rawFile.ts';
import type { SectionName } from '../config/sections.ts';
import { type Edit, refersToSection, splitSettingName } from './edit.ts';

/** The content of a file without line numbers. The expected content after an edit is computed here, to compare it with the result. */
export type Model = ReadonlyMap<string, ModelSection>;

export interface ModelSection {
  readonly name: SectionName;
  readonly values: Values;
}

/** Values by key; the keys of a nested block as `s3.max_queue_size`, and the block itself as its key with an empty value. */
export type Values = ReadonlyMap<string, string>;

interface Named {
  readonly profiles: Sections;
  readonly ssoSessions: Sections;
  readonly services: Sections;
}

export function modelOf({ profiles, ssoSessions, services }: Named): Model {
  return new Map([
    ...listModel('profile', profiles),
    ...listModel('sso-session', ssoSessions),
    ...listModel('services', services),
  ]);
}

/** The values of `[DEFAULT]`, which every new section starts with. */
export function defaultsOf({ defaults }: RawFile): Values {
  return new Map(Array.from(defaults, ([key, { value }]) => [key, value]));
}

/** The expected model after edits, in order. Copies the model only once, since there may be thousands of edits. */
export function expectEdits(model: Model, edits: readonly Edit[], defaults: Values): Model {
  const expected = new Map(model);
  for (const edit of edits) applyEdit(expected, edit, defaults);
  return expected;
}

function applyEdit(model: Map<string, ModelSection>, edit: Edit, defaults: Values): void {
  switch (edit.kind) {
    case 'set':
      changeValues(model, edit.section, (values) => Array.from(edit.settings).reduce(withValue, values), defaults);
      break;
    case 'unset':
      changeValues(model, edit.section, (values) => edit.keys.reduce(withoutValue, values), defaults);
      break;
    case 'remove':
      model.delete(idOf(edit.section));
      break;
    case 'rename':
      copy(model, edit.section, edit.to);
      model.delete(idOf(edit.section));
      break;
    case 'copy':
      copy(model, edit.section, edit.to);
      break;
    case 'retarget':
      for (const [id, section] of model) model.set(id, retargeted(section, edit));
  }
}

export function idOf({ kind, name }: SectionName): string {
  return `${kind} ${name}`;
}

function listModel(kind: SectionName['kind'], sections: Sections): [string, ModelSection][] {
  return Array.from(sections, ([name, section]) => [
    idOf({ kind, name }),
    { name: { kind, name }, values: valuesOf(section) },
  ]);
}

function valuesOf({ settings }: Section): Values {
  const values = new Map<string, string>();
  for (const [key, { value, nested }] of settings) {
    values.set(key, nested === undefined ? value : '');
    for (const [inner, { value }] of nested ?? []) values.set(`${key}.${inner}`, value);
  }
  return values;
}

function changeValues(
  model: Map<string, ModelSection>,
  name: SectionName,
  change: (values: Values) => Values,
  defaults: Values,
): void {
  model.set(idOf(name), { name, values: change(model.get(idOf(name))?.values ?? defaults) });
}

function withValue(values: Values, [key, value]: readonly [string, string]): Values {
  const { outer, inner } = splitSettingName(key);
  return new Map([...values, ...(inner === null ? [] : [[outer, ''] as const]), [key, value] as const]);
}

/** A nested block is removed together with its last key. */
function withoutValue(values: Values, key: string): Values {
  const { outer, inner } = splitSettingName(key);
  const left = [...values].filter(([name]) => name !== key && (inner !== null || !name.startsWith(`${key}.`)));
  const isEmptied = inner !== null && values.has(key) && !left.some(([name]) => name.startsWith(`${outer}.`));
  return new Map(isEmptied ? left.filter(([name]) => name !== outer) : left);
}

function copy(model: Map<string, ModelSection>, { kind, name }: SectionName, to: string): void {
  const section = model.get(idOf({ kind, name }));
  const copied = { kind, name: to };
  if (section !== undefined) model.set(idOf(copied), { ...section, name: copied });
}

function retargeted(section: ModelSection, { key, from, to }: Extract<Edit, { kind: 'retarget' }>): ModelSection {
  const value = section.values.get(key);
  return value === undefined || !refersToSection(value, from)
    ? section
    : { ...section, values: new Map([...section.values, [key, to]]) };
}

import { renderJson } from '../core/renderJson.ts';
import type { RoleVariable } from './roleVariables.ts';

/** One line: an object of names and values, null for a variable that is to be removed. */
export function renderJsonVariables(variables: readonly RoleVariable[]): string {
  return `${renderJson(Object.fromEntries(variables.map(({ name, value }) => [name, value])))}\n`;
}

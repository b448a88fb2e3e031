import { renderJson } from '../core/answer.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { type TextFormat, type TextFormatName, textFormats } from './formats.ts';
import type { RoleVariable } from './roleVariables.ts';

/**
 * The text that sets and removes a role's variables. InvalidParameter for a value that the format cannot hold;
 * AWSROLE_PROFILE, which only prompts read, is then left out instead.
 */
export function renderVariables(name: TextFormatName, variables: readonly RoleVariable[]): Result<string> {
  const format: TextFormat = textFormats[name];
  const fitting = variables.map((variable) => leaveOut(variable, format));
  const unfit = fitting.find(({ value }) => value !== null && format.refused.pattern.test(value));
  if (unfit !== undefined) return fail(cannotHold(name, unfit, format));
  const statements = fitting.flatMap(({ name, value }) => (value === null ? remove(name) : [format.set(name, value)]));
  return succeed(statements.map((statement) => statement + (format.lineBreak ?? '\n')).join(''));

  function remove(variable: string): string[] {
    return format.unset === undefined ? [] : [format.unset(variable)];
  }
}

/** One line: an object of names and values, null for a variable that is to be removed. */
export function renderJsonVariables(variables: readonly RoleVariable[]): string {
  return `${renderJson(Object.fromEntries(variables.map(({ name, value }) => [name, value])))}\n`;
}

function leaveOut(variable: RoleVariable, { refused }: TextFormat): RoleVariable {
  const isUnfit = variable.name === 'AWSROLE_PROFILE' && refused.pattern.test(variable.value ?? '');
  return isUnfit ? { ...variable, value: null } : variable;
}

/** Names the variable and not its value, which may be secret. */
function cannotHold(format: string, { name }: RoleVariable, { refused }: TextFormat) {
  return {
    code: 'InvalidParameter',
    message: say`${format} cannot represent the value of ${name}: it contains ${refused.what}.`,
    hint: say`Use another format, such as Json.`,
    target: name,
  } as const;
}

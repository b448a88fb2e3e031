import type { Environment } from '../core/environment.ts';
import type { RoleVariable } from './roleVariables.ts';

export interface GitHubActionsText {
  /** For standard output: the runner hides these values in the log from then on. */
  readonly masks: string;
  /** For the end of the file that GITHUB_ENV names: later steps have these variables. */
  readonly assignments: string;
  /** Variables of the job that should go, which a step cannot remove. */
  readonly kept: readonly string[];
}

/**
 * A role for the later steps of a GitHub Actions job ("Workflow commands for GitHub Actions": add-mask, environment
 * files). `environment`: the step's. `delimiter`: a random word, so that no value can end its own block.
 */
export function renderGitHubActions(
  variables: readonly RoleVariable[],
  environment: Environment,
  delimiter: string,
): GitHubActionsText {
  const assigned = variables.map((variable) => outdo(variable, variables, environment));
  return {
    masks: assigned.filter(isSecret).map(renderMask).join(''),
    assignments: assigned.map((variable) => renderAssignment(variable, delimiter)).join(''),
    kept: assigned.filter(({ name, value }) => value === null && isSet(name, environment)).map(({ name }) => name),
  };
}

/**
 * A token of an earlier role cannot be removed, but outdone: the old name, which SDKs read first, gets the new token,
 * and an empty token counts as none.
 */
function outdo(variable: RoleVariable, all: readonly RoleVariable[], environment: Environment): RoleVariable {
  const isToken = variable.name === 'AWS_SESSION_TOKEN' || variable.name === 'AWS_SECURITY_TOKEN';
  if (!isToken || variable.value !== null || !isSet(variable.name, environment)) return variable;
  return { ...variable, value: all.find(({ name }) => name === 'AWS_SESSION_TOKEN')?.value ?? '' };
}

function isSet(name: string, environment: Environment): boolean {
  return environment[name] !== undefined;
}

const secretNames: ReadonlySet<string> = new Set([
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_SECURITY_TOKEN',
]);

function isSecret({ name, value }: RoleVariable): boolean {
  return secretNames.has(name) && value !== null && value !== '';
}

function renderMask({ value }: RoleVariable): string {
  return `::add-mask::${escapeData(value ?? '')}\n`;
}

/** As the runner reads a command's data (actions/toolkit, command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function renderAssignment({ name, value }: RoleVariable, delimiter: string): string {
  return value === null ? '' : `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

import type { Environment } from '../core/environment.ts';
import type { RoleVariable } from './roleVariables.ts';

interface GitHubActionsText {
  /** Goes to standard output, and makes the runner hide these values in the log. */
  readonly masks: string;
  /** Is appended to the file in GITHUB_ENV, and sets the variables for later steps. */
  readonly assignments: string;
  /** Variables of the job that should be removed, which a step cannot do. */
  readonly kept: readonly string[];
}

/**
 * Renders a role for the later steps of a GitHub Actions job ("Workflow commands for GitHub Actions": add-mask, environment
 * files). `environment`: of this step. `delimiter`: a random word, so that no value can end its own block.
 */
export function renderGitHubActions(
  variables: readonly RoleVariable[],
  environment: Environment,
  delimiter: string,
): GitHubActionsText {
  const assigned = variables.map((variable) => overrideToken(variable, variables, environment));
  return {
    masks: assigned.filter(isSecret).map(renderMask).join(''),
    assignments: assigned.map((variable) => renderAssignment(variable, delimiter)).join(''),
    kept: assigned.filter(({ name, value }) => value === null && isSet(name, environment)).map(({ name }) => name),
  };
}

/**
 * Overrides the token of an earlier role, which cannot be removed: sets it to the new token, since SDKs read
 * AWS_SECURITY_TOKEN first, or to an empty one, which counts as none.
 */
function overrideToken(variable: RoleVariable, all: readonly RoleVariable[], environment: Environment): RoleVariable {
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

/** Escapes as the runner expects (actions/toolkit, command.ts). */
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function renderAssignment({ name, value }: RoleVariable, delimiter: string): string {
  return value === null ? '' : `${name}<<${delimiter}\n${value}\n${delimiter}\n`;
}

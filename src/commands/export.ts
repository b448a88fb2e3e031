import { randomUUID } from 'node:crypto';
import { renderJson } from '../core/answer.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { say } from '../core/say.ts';
import { Secret } from '../core/secret.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateFiles } from '../edges/places.ts';
import type { EditableFile } from '../edit/editFile.ts';
import { planCredentials } from '../export/credentialsFile.ts';
import {
  formatNames,
  parseFormat,
  renderJsonVariables,
  renderVariables,
  type TextFormatName,
} from '../export/formats.ts';
import { renderGitHubActions } from '../export/renderGitHubActions.ts';
import { renderProcessAnswer } from '../export/renderProcessAnswer.ts';
import { listRoleVariables, type RoleSession } from '../export/roleVariables.ts';
import type { Plan } from '../plan/plan.ts';
import { listPreviousRoleVariables, listRegionVariables } from '../plan/previousRole.ts';
import { defineCommand } from './shared/command.ts';
import { editCredentialsFile } from './shared/editFiles.ts';
import { obtainParameters, obtainSession, tellEndpoints } from './shared/obtainSession.ts';

interface Target {
  readonly section?: string;
  readonly force?: boolean;
}

/** Exports the credentials of a profile, a role, or the shell as text for other shells and programs. */
export const exportCommand = defineCommand({
  name: 'export',
  summary: say`exports credentials for other shells and programs`,
  kinds: { ...obtainParameters, as: 'text', section: 'text', force: 'flag' },
  run: async ({ as: wanted = 'Json', section, force = false, ...parameters }, edges) => {
    const format = parseFormat(wanted);
    if (format === undefined) return fail(noFormat(wanted));
    // Fail before the user enters an MFA code in vain.
    if (format === 'GitHubActions' && !edges.environment['GITHUB_ENV']) return fail(noGitHubFile);
    if (format === 'CredentialsFile' && section === undefined) return fail(noSection);
    const obtained = await obtainSession(withoutSwitch(parameters), edges);
    if (!obtained.ok) return obtained;
    const { plan, credentials, accountId } = obtained.value;
    const profile = profileOf(plan, edges);
    const endpoints = tellEndpoints(obtained.value, edges);
    const about = {
      regionVariables: listRegionVariables(plan.region, edges.environment),
      previousVariables: listPreviousRoleVariables(edges.environment),
    };
    const session = { credentials, accountId, region: plan.region?.value ?? null, profile, endpoints, ...about };
    const text = await renderAs(format, session, edges, { ...(section === undefined ? {} : { section }), force });
    return text.ok ? succeed({ text: new Secret(text.value) }) : text;
  },
  renderText: (answer) => readText(answer),
});

/** Exporting the credentials that are already set in the shell is not a switch, so it requires no confirmation. */
function withoutSwitch<T extends { readonly profile?: string; readonly roleArn?: string }>(parameters: T): T {
  const isShell = parameters.profile === undefined && parameters.roleArn === undefined;
  return isShell ? { ...parameters, confirmed: true } : parameters;
}

/** Credentials from environment variables belong to the profile in AWSROLE_PROFILE, whatever AWS_PROFILE says. */
function profileOf({ profile, hops }: Plan, { environment }: CommandEdges): string | null {
  return hops.at(-1)?.kind === 'environment' ? (environment['AWSROLE_PROFILE'] ?? null) : profile;
}

function readText(answer: unknown): string {
  const text = (answer as { readonly text?: unknown }).text;
  return text instanceof Secret ? text.reveal() : '';
}

async function renderAs(
  format: (typeof formatNames)[number],
  session: RoleSession,
  edges: CommandEdges,
  target: Target,
): Promise<Result<string>> {
  const variables = listRoleVariables(session);
  switch (format) {
    case 'Json':
      return succeed(renderJsonVariables(variables));
    case 'CredentialProcess':
      return succeed(`${renderJson(renderProcessAnswer(session))}\n`);
    case 'GitHubActions':
      return writeGitHubActions(session, edges);
    case 'CredentialsFile':
      return writeSection(session, edges, target);
    default:
      return renderVariables(format satisfies TextFormatName, variables);
  }
}

function writeGitHubActions(session: RoleSession, edges: CommandEdges): Result<string> {
  const file = edges.environment['GITHUB_ENV'] ?? '';
  const { masks, assignments, kept } = renderGitHubActions(listRoleVariables(session), edges.environment, randomUUID());
  const written = edges.write.append(file, assignments);
  if (!written.ok) return written;
  for (const name of kept) edges.tell({ kind: 'warning', warning: keptVariable(name) });
  return succeed(masks);
}

async function writeSection(
  session: RoleSession,
  edges: CommandEdges,
  { section = '', force = false }: Target,
): Promise<Result<string>> {
  const { credentials: file } = locateFiles(edges);
  const plan = (credentials: EditableFile) => planCredentials(credentials, session.credentials, { section, force });
  const written = await editCredentialsFile(plan, edges, { dryRun: false });
  return written.ok ? succeed(`${file}: [${section}]\n`) : written;
}

function noFormat(wanted: string) {
  return {
    code: 'InvalidParameter',
    message: say`"${wanted}" is not a valid format.`,
    hint: say`Use one of ${formatNames.join(', ')}.`,
    target: wanted,
  } as const;
}

function keptVariable(name: string) {
  const message = say`A GitHub Actions step cannot remove ${name}, because the job sets it. Remove it from the job.`;
  return { code: 'VariableKept', message };
}

const noGitHubFile = {
  code: 'InvalidParameter',
  message: say`GITHUB_ENV does not specify a file, so this is not a GitHub Actions step.`,
  hint: say`Run the command in a workflow step, or use another format, such as DotEnv.`,
  target: 'GITHUB_ENV',
} as const;

const noSection = {
  code: 'InvalidParameter',
  message: say`The CredentialsFile format requires the name of the section to write to.`,
  hint: say`Specify it with -Section (--section). The section is created if it does not exist.`,
  target: 'section',
} as const;

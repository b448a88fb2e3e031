import { ownCredentialProcess } from '../../config/ownCredentialProcess.ts';
import { secretKeys, settingName } from '../../config/settingNames.ts';
import { splitCommand } from '../../config/splitCommand.ts';
import { say } from '../../core/say.ts';
import { type CheckContext, type CheckedFile, settingsOf } from '../context.ts';
import { findingAt, noPlace, type UnratedFinding } from '../finding.ts';
import type { Rule } from '../rule.ts';

/** Files that other users can access, and paths and commands that are wrong. */

const secretsReadable: Rule = {
  id: 'SecretsReadable',
  severity: 'warning',
  title: 'a file with secrets that other users can read or write',
  check: ({ files, modeOf }) =>
    files.filter(hasSecrets).flatMap(({ path }) => {
      const mode = modeOf(path);
      if (mode === undefined || (mode & 0o077) === 0) return [];
      const shown = mode.toString(8).padStart(4, '0');
      return [
        {
          file: path,
          line: null,
          message: say`This file contains secrets, and other users can access it (mode ${shown}).`,
          suggestion: say`Run chmod 600 '${path}'.`,
        },
      ];
    }),
};

const fileWritable: Rule = {
  id: 'FileWritableByOthers',
  severity: 'warning',
  title: 'a file, or a folder above it, that other users can write',
  check: ({ files, findInsecurePath }) =>
    files.flatMap(({ path, exists }) => {
      const insecure = exists ? findInsecurePath(path) : undefined;
      if (insecure === undefined) return [];
      const what = insecure.isFolder ? say`The folder ${insecure.path}` : say`This file`;
      const problem = insecure.why === 'owner' ? say`belongs to another user` : say`can be changed by other users`;
      const message = say`${what} ${problem}. Anyone who can change it can run any program as you (credential_process).`;
      const suggestion =
        insecure.why === 'owner'
          ? say`Take ownership of it, or specify a file that you own with AWS_CONFIG_FILE or AWS_SHARED_CREDENTIALS_FILE.`
          : say`Run chmod go-w '${insecure.path}'. Set-AwsRoleOption -Strict refuses such files.`;
      return [{ file: path, line: null, message, suggestion }];
    }),
};

function hasSecrets({ lines }: CheckedFile): boolean {
  return lines.some((line) => line.kind === 'entry' && secretKeys.has(line.key) && line.value !== '');
}

const tokenFileMissing: Rule = {
  id: 'TokenFileMissing',
  severity: 'error',
  title: 'a web identity token file that does not exist or cannot be read',
  check: (context) => {
    const variable = context.environment['AWS_WEB_IDENTITY_TOKEN_FILE'];
    const inVariable = variable ? findMissingInVariable(context, 'AWS_WEB_IDENTITY_TOKEN_FILE', variable) : [];
    return [...inVariable, ...findMissing(context, settingName.webIdentityTokenFile)];
  },
};

const caBundleMissing: Rule = {
  id: 'CaBundleMissing',
  severity: 'error',
  title: 'a CA bundle that does not exist or cannot be read',
  check: (context) => {
    const variable = context.environment['AWS_CA_BUNDLE'];
    const inVariable = variable ? findMissingInVariable(context, 'AWS_CA_BUNDLE', variable) : [];
    return [...inVariable, ...findMissing(context, settingName.caBundle)];
  },
};

function findMissing(context: CheckContext, name: string): UnratedFinding[] {
  return settingsOf(context, [name]).flatMap((setting) => {
    const { value } = setting;
    const message = value === '' ? undefined : explainUnread(context, value, say`${name} "${value}" does not exist.`);
    if (message === undefined) return [];
    const hint = value.startsWith('~') ? say`Use the full path, because "~" is not expanded.` : say`Correct the path.`;
    return [findingAt(setting, message, hint)];
  });
}

function findMissingInVariable(context: CheckContext, name: string, path: string): UnratedFinding[] {
  const message = explainUnread(context, path, say`The file "${path}" in ${name} does not exist.`);
  if (message === undefined) return [];
  return [{ ...noPlace, message, suggestion: say`Correct the environment variable, or remove it.` }];
}

/** Explains why a file cannot be read; undefined if it can. */
function explainUnread({ readFile }: CheckContext, path: string, missing: string): string | undefined {
  const bytes = readFile(path);
  if (!bytes.ok) return bytes.error.message;
  return bytes.value === undefined ? missing : undefined;
}

const processQuoting: Rule = {
  id: 'ProcessQuoting',
  severity: 'error',
  title: 'a credential_process whose quotes do not close, or whose path with spaces is not quoted',
  check: (context) =>
    settingsOf(context, [settingName.credentialProcess]).flatMap((setting) => {
      const wrong = explainCommand(setting.value, context.platform);
      return wrong === undefined ? [] : [findingAt(setting, ...wrong)];
    }),
};

function explainCommand(
  command: string,
  platform: CheckContext['platform'],
): readonly [message: string, suggestion: string] | undefined {
  if (command.trim() === '') return undefined;
  if (splitCommand(command, platform) === null) {
    return [say`A quote in credential_process is not closed, so the command cannot be run.`, say`Close the quote.`];
  }
  // Unquoted, "C:\Program Files\x.exe" would run C:\Program.
  if (/^[A-Za-z]:\\[^"]*? [^"]*?\.(exe|cmd|bat|ps1)\b/i.test(command)) {
    return [
      say`The path in credential_process contains a space and is not quoted, so only its first part is run.`,
      say`Enclose the path in double quotes.`,
    ];
  }
  if (/^['"]?~/.test(command)) {
    return [say`credential_process begins with "~", which is not expanded.`, say`Use the full path of the program.`];
  }
  return undefined;
}

const processGone: Rule = {
  id: 'ProcessGone',
  severity: 'error',
  title: 'a credential_process of this module whose program does not exist anymore',
  check: (context) => {
    const { platform, pathExists } = context;
    const processes = ownCredentialProcess(platform);
    return settingsOf(context, [settingName.credentialProcess]).flatMap((setting) => {
      const served = processes.profileOf(setting.value);
      const sealed = processes.sealedOf(setting.value);
      if (served === undefined && sealed === undefined) return [];
      const program = (splitCommand(setting.value, platform) ?? []).slice(0, -3);
      const gone = program.find((word) => /^([A-Za-z]:)?[\\/]/.test(word) && !pathExists(word));
      if (gone === undefined) return [];
      const again = served === undefined ? 'Set-AwsAccessKey -Secure' : `Register-AwsRoleProcess ${served}`;
      return [
        findingAt(
          setting,
          say`credential_process starts "${gone}", which does not exist, so no program can get credentials from this profile.`,
          say`Run ${again} again. It writes a path that remains valid when the module is updated.`,
        ),
      ];
    });
  },
};

export const fileRules: readonly Rule[] = [
  secretsReadable,
  fileWritable,
  tokenFileMissing,
  caBundleMissing,
  processQuoting,
  processGone,
];

import { settingName } from '../../config/settingNames.ts';
import { type Result, succeed } from '../../core/error.ts';
import { maskAssigned } from '../../core/maskSecrets.ts';
import { say } from '../../core/say.ts';
import type { HopBase, ProfileSource, Subject } from '../hop.ts';
import { refuse } from '../problem.ts';
import { readSetting } from '../resolvedValue.ts';

export interface ProcessHop extends HopBase {
  readonly kind: 'process';
  readonly command: string;
  /** Used if the output of the program has none. */
  readonly accountId?: string;
}

export const processKind: ProfileSource<ProcessHop> = {
  giver: say`the credential_process`,
  read: readProcess,
  shapes: { command: true, accountId: false },
  explain: ({ command }) => ({ command: maskAssigned(command) }),
  title: ({ profile, provenance }) => ({
    text: say`credential_process of profile ${profile}`,
    by: provenance.command,
  }),
};

/** A command that prints credentials, in either file (botocore ProcessProvider). */
function readProcess(subject: Subject): Result<ProcessHop> | undefined {
  const command = readSetting(subject.section, settingName.credentialProcess);
  if (command === undefined) return undefined;
  if (command.value.trim() !== '') {
    const account = readSetting(subject.section, settingName.accountId);
    const accountId = account?.value ? account : undefined;
    return succeed({
      kind: 'process',
      profile: subject.name,
      command: command.value,
      ...(accountId && { accountId: accountId.value }),
      provenance: { command: command.by, ...(accountId && { accountId: accountId.by }) },
    });
  }
  return refuse({
    code: 'ProfileIncomplete',
    message: say`credential_process of profile "${subject.name}" is empty.`,
    hint: say`Set it to the command to run, or remove the setting.`,
    target: subject.name,
    by: command.by,
  });
}

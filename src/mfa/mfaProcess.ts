import { cleanText } from '../core/cleanText.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { maskSecrets } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { type ProfileCommand, runCommand } from '../programs/runCommand.ts';
import type { RunProgram } from '../programs/runProgram.ts';

/**
 * The six digits that a profile's mfa_process prints, aws-vault's key, but run without a shell. It may say more than that
 * (`AWS:alice  123456`). Errors: SourceFailed, with what it printed instead.
 */
export async function readMfaProcess(
  profile: string | null,
  commandLine: string,
  edges: Pick<Edges, 'environment' | 'platform' | 'isAttended' | 'tell'>,
  run: RunProgram,
): Promise<Result<string>> {
  const command: ProfileCommand = { key: 'mfa_process', commandLine, profile };
  const printed = await runCommand(command, edges, run);
  if (!printed.ok) return printed;
  const codes = findCodes(printed.value);
  const [code] = codes;
  return code !== undefined && codes.length === 1
    ? succeed(code)
    : fail(notOneCode(command, printed.value, codes.length));
}

/** The groups of six digits that stand by themselves, each once; apps show them in two halves. */
function findCodes(text: string): readonly string[] {
  const whole = text.replace(/\s/g, '');
  if (/^\d{6}$/.test(whole)) return [whole];
  return [...new Set(Array.from(cleanLines(text).matchAll(/(?<![\w.])\d{6}(?!\w|\.\d)/g), ([digits]) => digits))];
}

function cleanLines(text: string): string {
  return text
    .split(/\r\n|\r|\n/)
    .map(cleanText)
    .join('\n');
}

function notOneCode({ commandLine, profile }: ProfileCommand, text: string, count: number) {
  const whose = profile === null ? '' : say` of profile "${profile}"`;
  const what = count === 0 ? say`no six-digit code` : say`${count} six-digit codes`;
  return {
    code: 'SourceFailed',
    message: say`The mfa_process${whose} (${cleanText(maskSecrets(commandLine)).slice(0, 200)}) printed ${what}: ${quote(text)}.`,
    hint: say`It must output one code. If the program has several accounts, specify the account.`,
    ...(profile === null ? {} : { target: profile }),
  } as const;
}

/** What is in for the secret of a device must not be shown with it: long runs of Base32 and Base64. */
function quote(text: string): string {
  const line = maskSecrets(cleanText(text))
    .replace(/[A-Z2-7]{16,}/g, '[secret]')
    .slice(0, 200);
  return line === '' ? 'nothing' : `"${line}"`;
}

import { cleanText } from '../core/cleanText.ts';
import { fail, type Result, succeed } from '../core/error.ts';
import { maskSecrets } from '../core/maskSecrets.ts';
import { say } from '../core/say.ts';
import type { Edges } from '../edges/edges.ts';
import { type ProfileCommand, runCommand } from '../programs/runCommand.ts';
import type { RunProgram } from '../programs/runProgram.ts';

/**
 * Runs the mfa_process of a profile, a setting from aws-vault, but without a shell, and returns the six-digit code in its output,
 * which may contain other text (`AWS:alice  123456`). Errors: SourceFailed, with the output if it has no code or several.
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

/** The distinct six-digit codes in a text. A text that is one code with spaces counts too, since apps show two groups. */
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

/** Quotes output, with long runs of Base32 and Base64 masked, since it might contain the secret of the MFA device. */
function quote(text: string): string {
  const line = maskSecrets(cleanText(text))
    .replace(/[A-Z2-7]{16,}/g, '[secret]')
    .slice(0, 200);
  return line === '' ? say`nothing` : `"${line}"`;
}

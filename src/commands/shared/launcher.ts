import { posix, win32 } from 'node:path';
import { isPlainProgram } from '../../config/splitCommand.ts';
import { type Environment, pathOf } from '../../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges, SessionEdges } from '../../edges/edges.ts';
import { locateLauncher } from '../../edges/places.ts';
import type { RunTool } from '../../edges/runTool.ts';

/**
 * What a credential_process starts: the launcher, whose path stays when the module is updated. It is put there, or led to
 * this program. A program that no launcher can start, such as one that an interpreter runs, is named itself.
 * Errors: WriteFailed where the launcher's folder cannot be written to, or is not this user's alone.
 */
export function keepLauncher(
  program: readonly string[],
  edges: SessionEdges,
  { dryRun }: { readonly dryRun: boolean },
): Result<readonly string[]> {
  const content = contentFor(program, edges);
  if (content === undefined) return succeed(program);
  const path = locateLauncher(edges);
  const refused = dryRun ? undefined : write(path, content, edges);
  return refused === undefined ? succeed([path]) : fail(refused);
}

/** Leads a launcher that is there to this program, after an update. What cannot be written stays as it is. */
export function refreshLauncher(edges: Pick<CommandEdges, 'program'> & SessionEdges): void {
  // The words of an interpreter are the module's to say.
  if (edges.platform === 'win32' && edges.program.length > 1) return;
  const content = contentFor(edges.program, edges);
  const path = locateLauncher(edges);
  if (content === undefined || content === path) return;
  const present = read(path, edges);
  if (present !== undefined && present !== content) write(path, content, edges);
}

/**
 * What starts a program, for a credential_process: on Windows by short paths where the long ones would need quotes, since
 * the AWS SDKs for Go and .NET hand the line to cmd.exe in a way that loses them.
 */
export function programWords(
  program: readonly string[],
  { platform, environment, machine }: SessionEdges,
): readonly string[] {
  if (platform !== 'win32') return program;
  const needsShort = (word: string) => win32.isAbsolute(word) && !isPlainProgram(word);
  return program.map((word) => (needsShort(word) ? (findShortPath(word, environment, machine.runTool) ?? word) : word));
}

/**
 * Windows: a path by its short (8.3) names, such as `C:\PROGRA~1\awsrole.exe`; undefined where the disk keeps none. Only
 * cmd.exe tells them, in UTF-16 for whatever letters they have.
 */
export function findShortPath(path: string, environment: Environment, run: RunTool): string | undefined {
  if (/["%\r\n]/.test(path)) return undefined;
  const shell = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\cmd.exe`;
  const words = ['/d', '/u', '/v:off', '/c', `for %I in ("${path}") do @echo %~sI`];
  const told = run(shell, words, { encoding: 'utf16le', isVerbatim: true });
  const found = told.kind === 'ended' && told.exitCode === 0 ? told.output.trim() : '';
  return found === '' || found.includes(' ') ? undefined : found;
}

/** A link's target, on Windows a script's text; undefined where neither would start the program. */
function contentFor(program: readonly string[], edges: SessionEdges): string | undefined {
  if (edges.platform === 'win32') return renderScript(program, edges);
  // A script that says itself who runs it is a program like others.
  const file = program.at(-1);
  const isProgram =
    program.length === 1 || (program.length === 2 && file !== undefined && posix.basename(file) === 'awsrole');
  return isProgram ? file : undefined;
}

/** One line, so that cmd.exe has read all of it when the file is replaced. It reads files in the code page of the console. */
function renderScript(program: readonly string[], { environment, machine }: SessionEdges): string | undefined {
  const words = program.map((word) =>
    win32.isAbsolute(word) && !isAscii(word) ? (findShortPath(word, environment, machine.runTool) ?? word) : word,
  );
  if (!words.every((word) => isAscii(word) && !/["%\r\n]/.test(word))) return undefined;
  return `@${words.map((word) => (isPlainProgram(word) ? word : `"${word}"`)).join(' ')} %* & exit /b\r\n`;
}

function isAscii(text: string): boolean {
  return /^[ -~]*$/.test(text);
}

function read(path: string, edges: SessionEdges): string | undefined {
  const { folder, name } = place(path, edges);
  const answer = edges.platform === 'win32' ? folder.read(name) : folder.linkTarget(name);
  return answer.kind === 'done' ? answer.value : undefined;
}

function write(path: string, content: string, edges: SessionEdges): EngineError | undefined {
  const { folder, name } = place(path, edges);
  const answer = edges.platform === 'win32' ? folder.write(name, content) : folder.link(name, content);
  if (answer.kind === 'done') return undefined;
  const reason = answer.kind === 'refused' ? answer.reason : say`The folder ${folder.path} does not exist.`;
  return {
    code: 'WriteFailed',
    message: say`${reason} Other programs start the engine from there.`,
    hint: say`Make yourself its owner and remove the access of other users, or set AWSROLE_DATA_DIR to a folder on a disk that you can write to.`,
    target: folder.path,
  };
}

function place(path: string, { platform, machine }: SessionEdges) {
  const { dirname, basename } = pathOf(platform);
  return { folder: machine.openFolder(dirname(path)), name: basename(path) };
}

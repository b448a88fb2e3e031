import { posix, win32 } from 'node:path';
import { isPlainProgram } from '../../config/splitCommand.ts';
import { type Environment, pathOf } from '../../core/environment.ts';
import { type EngineError, fail, type Result, succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges, SessionEdges } from '../../edges/edges.ts';
import { locateLauncher } from '../../edges/places.ts';
import type { RunTool } from '../../edges/runTool.ts';

/**
 * Returns the words that start `program` from a credential_process: the launcher, whose path stays the same when the module
 * is updated. Creates the launcher or points it to this program. A program that no launcher can start, such as a script run
 * by an interpreter, is returned itself. Errors: WriteFailed if the launcher's folder cannot be written to, or other users
 * can change it.
 */
export function ensureLauncher(
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

/** After an update, points an existing launcher to this program; ignores a launcher that cannot be written. */
export function refreshLauncher(edges: Pick<CommandEdges, 'program'> & SessionEdges): void {
  // Only the module knows the full command line of a program that an interpreter runs.
  if (edges.platform === 'win32' && edges.program.length > 1) return;
  const content = contentFor(edges.program, edges);
  const path = locateLauncher(edges);
  if (content === undefined || content === path) return;
  const present = read(path, edges);
  if (present !== undefined && present !== content) write(path, content, edges);
}

/**
 * Returns the words that start a program from a credential_process. On Windows, replaces paths that would need quotes by
 * short paths, since the AWS SDKs for Go and .NET lose quotes when they pass the line to cmd.exe.
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
 * Windows: the short (8.3) form of a path, such as `C:\PROGRA~1\awsrole.exe`; undefined if the disk has none. Asks
 * cmd.exe, with UTF-16 output for any characters.
 */
export function findShortPath(path: string, environment: Environment, run: RunTool): string | undefined {
  if (/["%\r\n]/.test(path)) return undefined;
  const shell = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\cmd.exe`;
  const words = ['/d', '/u', '/v:off', '/c', `for %I in ("${path}") do @echo %~sI`];
  const answer = run(shell, words, { encoding: 'utf16le', isVerbatim: true });
  const found = answer.kind === 'ended' && answer.exitCode === 0 ? answer.output.trim() : '';
  return found === '' || found.includes(' ') ? undefined : found;
}

/** The target of the launcher's link, or on Windows the text of its script; undefined if neither could start the program. */
function contentFor(program: readonly string[], edges: SessionEdges): string | undefined {
  if (edges.platform === 'win32') return renderScript(program, edges);
  // A script whose first line names its interpreter can be started like any program.
  const file = program.at(-1);
  const isProgram =
    program.length === 1 || (program.length === 2 && file !== undefined && posix.basename(file) === 'awsrole');
  return isProgram ? file : undefined;
}

/**
 * One line, so that cmd.exe has read the whole file if it is replaced while it runs. ASCII, since cmd.exe reads files in the
 * code page of the console.
 */
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
    hint: say`Take ownership of it and remove the access of other users, or set AWSROLE_DATA_DIR to a folder on a disk that you can write to.`,
    target: folder.path,
  };
}

function place(path: string, { platform, machine }: SessionEdges) {
  const { dirname, basename } = pathOf(platform);
  return { folder: machine.openFolder(dirname(path)), name: basename(path) };
}

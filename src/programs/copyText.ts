import { type Environment, isSshSession, type Platform } from '../core/environment.ts';
import { loadChildProcess } from '../edges/node.ts';
import { selectToolEnvironment } from '../edges/runTool.ts';
import { findPosixProgram } from './findProgram.ts';

/** A program of the system that copies its standard input to the clipboard, and the encoding that it expects. */
interface ClipboardTool {
  readonly file: string;
  readonly words: readonly string[];
  readonly encoding: 'utf8' | 'utf16le';
}

/** The edges that `copyText` uses. */
interface CopyFacts {
  readonly environment: Environment;
  readonly platform: Platform;
}

/**
 * Copies a text to the clipboard with the system's tool, if there is one, without waiting for it. Does nothing over SSH, where the
 * user's clipboard is on another machine, which only the terminal can access.
 */
export function copyText(text: string, { environment, platform }: CopyFacts): void {
  const tool = findClipboardTool({ environment, platform });
  if (tool === undefined) return;
  const child = loadChildProcess().spawn(tool.file, tool.words, {
    // Without a locale, pbcopy reads its input as MacRoman.
    env: { ...selectToolEnvironment(environment), ...(platform === 'darwin' ? { LC_CTYPE: 'UTF-8' } : {}) },
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  // Errors are ignored, because the terminal copies the text too.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  // Without a byte order mark, which clip.exe would copy to the clipboard.
  child.stdin.end(text, tool.encoding);
  child.unref();
}

/** The first clipboard tool that exists; undefined if there is none. */
export function findClipboardTool(
  { environment, platform }: CopyFacts,
  find: typeof findPosixProgram = findPosixProgram,
): ClipboardTool | undefined {
  if (isSshSession(environment)) return undefined;
  if (platform === 'win32') {
    const file = `${environment['SYSTEMROOT'] ?? 'C:\\Windows'}\\System32\\clip.exe`;
    return { file, words: [], encoding: 'utf16le' };
  }
  const candidates =
    platform === 'darwin' ? [['pbcopy']] : linuxTools.flatMap(([name, ...tools]) => (environment[name] ? tools : []));
  for (const [name = '', ...words] of candidates) {
    const file = find(name, environment);
    if (file !== null) return { file, words, encoding: name === 'clip.exe' ? 'utf16le' : 'utf8' };
  }
  return undefined;
}

/** The tools for each variable that shows that there is a desktop; WSL uses that of Windows. */
const linuxTools: readonly (readonly [string, ...(readonly string[])[]])[] = [
  ['WAYLAND_DISPLAY', ['wl-copy']],
  ['DISPLAY', ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']],
  ['WSL_DISTRO_NAME', ['clip.exe']],
];

import { type Environment, isOverSsh, type Platform } from '../core/environment.ts';
import { loadChildProcess } from '../edges/node.ts';
import { selectForTools } from '../edges/runTool.ts';
import { findPosixProgram } from './findProgram.ts';

/** A system's program that puts its standard input into the clipboard, and what it takes for text. */
interface ClipboardTool {
  readonly file: string;
  readonly words: readonly string[];
  readonly encoding: 'utf8' | 'utf16le';
}

/** What `copyText` asks of the world. */
interface CopyFacts {
  readonly environment: Environment;
  readonly platform: Platform;
}

/**
 * Puts a text into the clipboard of this machine by the system's tool, where it has one, and waits for nothing. Over ssh the
 * clipboard that is meant is another machine's: only the terminal reaches it.
 */
export function copyText(text: string, { environment, platform }: CopyFacts): void {
  const tool = findClipboardTool({ environment, platform });
  if (tool === undefined) return;
  const child = loadChildProcess().spawn(tool.file, tool.words, {
    // pbcopy takes text for MacRoman where no locale says otherwise.
    env: { ...selectForTools(environment), ...(platform === 'darwin' ? { LC_CTYPE: 'UTF-8' } : {}) },
    stdio: ['pipe', 'ignore', 'ignore'],
    windowsHide: true,
  });
  // The terminal was asked too: a tool that fails leaves nothing undone that could be told.
  child.on('error', () => {});
  child.stdin.on('error', () => {});
  // clip.exe would put a byte order mark into the clipboard, too.
  child.stdin.end(text, tool.encoding);
  child.unref();
}

/** The first that is there. */
export function findClipboardTool(
  { environment, platform }: CopyFacts,
  find: typeof findPosixProgram = findPosixProgram,
): ClipboardTool | undefined {
  if (isOverSsh(environment)) return undefined;
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

/** By the variable that says that there is a desktop for it; WSL's is that of Windows. */
const linuxTools: readonly (readonly [string, ...(readonly string[])[]])[] = [
  ['WAYLAND_DISPLAY', ['wl-copy']],
  ['DISPLAY', ['xclip', '-selection', 'clipboard'], ['xsel', '--clipboard', '--input']],
  ['WSL_DISTRO_NAME', ['clip.exe']],
];

import { homedir } from 'node:os';
import { join } from 'node:path';
import { runQuietly } from './run.mjs';

/**
 * Lists the user's PowerShell module folders: on Windows one for each edition, inside the documents folder, which may be anywhere.
 * @param {{ platform?: NodeJS.Platform, run?: (file: string, args: string[]) => Promise<string> }} [options]
 */
export async function listModuleHomes({ platform = process.platform, run = runQuietly } = {}) {
  if (platform !== 'win32') {
    return [join(process.env.XDG_DATA_HOME || join(homedir(), '.local', 'share'), 'powershell', 'Modules')];
  }
  // As base64: Windows PowerShell prints in the console code page, which lacks many characters.
  const path = "[Environment]::GetFolderPath('MyDocuments')";
  const question = `[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes(${path}))`;
  const answer = await run('powershell.exe', ['-NoProfile', '-Command', question]);
  const documents = Buffer.from(answer.trim(), 'base64').toString('utf8');
  return ['WindowsPowerShell', 'PowerShell'].map((edition) => join(documents, edition, 'Modules'));
}

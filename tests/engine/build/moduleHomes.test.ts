import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listModuleHomes } from '../../../scripts/lib/moduleHomes.mjs';

describe('the folders for modules', () => {
  it('are those of both editions on Windows, in a documents folder of whatever letters', async () => {
    const documents = 'C:\\Users\\\u5c71\u7530 \u592a\u90ce\\OneDrive - Contoso\\\u30c9\u30ad\u30e5\u30e1\u30f3\u30c8';
    const asked: string[] = [];
    const run = async (file: string, args: string[]) => {
      asked.push(file, ...args);
      // Any code page has the letters of base64.
      return `${Buffer.from(documents, 'utf8').toString('base64')}\r\n`;
    };
    expect(await listModuleHomes({ platform: 'win32', run })).toEqual([
      join(documents, 'WindowsPowerShell', 'Modules'),
      join(documents, 'PowerShell', 'Modules'),
    ]);
    expect(asked).toEqual([
      'powershell.exe',
      '-NoProfile',
      '-Command',
      "[Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes([Environment]::GetFolderPath('MyDocuments')))",
    ]);
  });

  it('is one elsewhere, without a question', async () => {
    const run = () => Promise.reject(new Error('asked'));
    expect(await listModuleHomes({ platform: 'linux', run })).toEqual([
      expect.stringMatching(/[\\/]powershell[\\/]Modules$/),
    ]);
  });
});

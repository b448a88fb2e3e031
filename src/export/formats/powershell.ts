import { nulCharacter, type TextFormat } from '../textFormat.ts';

/**
 * Lines in pure ASCII, each a whole statement: they survive any code page and a pipe to Invoke-Expression that hands
 * over line by line. All versions of PowerShell remove a variable of the environment that is set to $null.
 */
export const powershell: TextFormat = {
  set: (name, value) => `$Env:${name} = ${renderValue(value)}`,
  unset: (name) => `$Env:${name} = $null`,
  refused: nulCharacter,
};

/** Curly quotes end a string like straight ones (U+2018 to U+201B), so they never stand in one. */
function renderValue(value: string): string {
  const parts = value.match(/[\x20-\x7e]+|[^\x20-\x7e]/g) ?? [];
  if (parts.every(isAscii)) return renderString(value);
  return `('' + ${parts.map((part) => (isAscii(part) ? renderString(part) : renderCharacter(part))).join(' + ')})`;
}

function isAscii(part: string): boolean {
  return /^[\x20-\x7e]/.test(part);
}

function renderString(text: string): string {
  return `'${text.replaceAll("'", "''")}'`;
}

/** One UTF-16 code unit, which is what [char] holds. */
function renderCharacter(unit: string): string {
  return `[char]0x${unit.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`;
}

import type { TextFormat } from '../textFormat.ts';

/**
 * For cmd.exe, as a batch file or by `for /f`. Between the quotes of `set "NAME=value"` operators mean nothing. But a
 * quote would end them, a percent sign is doubled in one of those ways and not in the other, an exclamation mark is
 * one with delayed expansion and none without, and other characters depend on the code page: these are refused.
 */
export const cmd: TextFormat = {
  set: (name, value) => `set "${name}=${value}"`,
  unset: (name) => `set "${name}="`,
  refused: { pattern: /["%!]|[^\x20-\x7e]/, what: 'a quote, %, !, a line break or a character beyond ASCII' },
  lineBreak: '\r\n',
};

import type { TextFormat } from '../textFormat.ts';

/**
 * Lines for `docker run --env-file`: everything behind the first `=` is the value, quotes included. A name alone would
 * hand on the host's variable, so what is removed is not named.
 */
export const docker: TextFormat = {
  set: (name, value) => `${name}=${value}`,
  refused: { pattern: /[\0\r\n]/, what: 'a line break' },
};

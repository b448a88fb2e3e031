import type { RunTool } from '../../../src/edges/runTool.ts';

/** The system credential store (Secret Service, through secret-tool), with one secret. */
export function fakeSecretStore(): { readonly runTool: RunTool; readonly forget: () => void } {
  let kept: string | undefined;
  const runTool: RunTool = (_, words, { input } = {}) => {
    if (words[0] === 'store') kept = input;
    const isMissing = words[0] === 'lookup' && kept === undefined;
    return {
      kind: 'ended',
      exitCode: isMissing ? 1 : 0,
      output: words[0] === 'lookup' ? (kept ?? '') : '',
      errorOutput: '',
    };
  };
  return {
    runTool,
    forget: () => {
      kept = undefined;
    },
  };
}

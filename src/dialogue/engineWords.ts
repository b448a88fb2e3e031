/**
 * A sentence without the words of the engine's own command line, `-TokenCode (--token-code)`: in PowerShell there is no such
 * option and no such program.
 */
export function removeEngineWords(text: string): string {
  return text.replace(engineWords, '');
}

const engineWords = / \((?:awsrole [a-z-]+[^()]*|--[a-z][a-z-]*(?: [a-z=]+)?(?:, --[a-z][a-z-]*(?: [a-z=]+)?)*)\)/g;

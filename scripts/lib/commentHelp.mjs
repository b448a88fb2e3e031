import { inRoot } from './paths.mjs';

/** The file that holds the help of all cmdlets in one language. */
export const helpFile = 'AwsRole-help.xml';

/** The Japanese help as it is written, a file for each cmdlet: the comment of its function, translated. */
export const japaneseHelp = inRoot('module', 'ja-JP', 'help');

/**
 * Scripts in whose functions the comment that is the help says something else.
 * @param {string} script
 * @param {(name: string, lines: string[]) => string[]} render a function's name and the lines of its help
 */
export function replaceCommentHelp(script, render) {
  return replaceHelp(script, (name, lines) => ['    <#', ...render(name, lines), '    #>']);
}

/**
 * A script whose functions name the file with their help, so that it is read in the language of the user. The lines below it
 * keep their place.
 * @param {string} script
 */
export function nameHelpFile(script) {
  return replaceHelp(script, (_name, lines) => [`    # .EXTERNALHELP ${helpFile}`, ...lines.map(() => ''), '']);
}

/**
 * @param {string} script
 * @param {(name: string, lines: string[]) => string[]} render
 */
function replaceHelp(script, render) {
  const commented = /^(function ([\w-]+) \{\n) {4}<#\n([\s\S]*?)\n {4}#>$/gm;
  return script.replace(commented, (_all, head, name, help) => head + render(name, help.split('\n')).join('\n'));
}

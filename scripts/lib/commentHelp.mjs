import { inRoot } from './paths.mjs';

/** The name of the file with the help of all cmdlets in one language. */
export const helpFile = 'AwsRole-help.xml';

/** The sources of the Japanese help: for each cmdlet a file with the translated comment-based help. */
export const japaneseHelp = inRoot('module', 'ja-JP', 'help');

/**
 * Replaces the comment-based help in the functions of a script.
 * @param {string} script
 * @param {(name: string, lines: string[]) => string[]} render gets the name of a function and the lines of its help
 */
export function replaceCommentHelp(script, render) {
  return replaceHelp(script, (name, lines) => ['    <#', ...render(name, lines), '    #>']);
}

/**
 * Replaces the comment-based help in a script with the name of the help file, which Get-Help reads in the user's language. Lines below it
 * keep their numbers.
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

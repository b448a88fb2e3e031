import { checkConfiguration } from '../check/checkConfiguration.ts';
import { readContext } from '../check/context.ts';
import type { Finding } from '../check/finding.ts';
import type { AnswerObject } from '../core/answer.ts';
import { succeed } from '../core/error.ts';
import { renderSentence } from '../core/renderSentence.ts';
import { say } from '../core/say.ts';
import { pathExists, readFileMode } from '../edges/readFile.ts';
import { defineCommand } from './shared/command.ts';

/** Checks both AWS files and the environment for mistakes. The parameters are facts that only the module can see. */
export const check = defineCommand({
  name: 'check',
  summary: say`checks both AWS files and the environment for problems`,
  kinds: { storedCredentials: 'flag', storedRegion: 'flag' },
  run: async ({ storedCredentials = false, storedRegion = false }, edges) => {
    const modeOf = readFileMode(edges.platform);
    const context = readContext({ ...edges, modeOf, pathExists }, { storedCredentials, storedRegion });
    return succeed({ findings: checkConfiguration(context).map(renderFinding) });
  },
});

function renderFinding(finding: Finding): AnswerObject {
  const { message, suggestion } = finding;
  return { ...finding, message: renderSentence(message), suggestion: renderSentence(suggestion) };
}

import type { Change } from '../config/edit/changes.ts';
import type { EditedFile } from '../config/edit/editFile.ts';
import { loadFile } from '../config/loadFile.ts';
import { locateFiles } from '../config/locate.ts';
import { combine } from '../config/readConfiguration.ts';
import type { FileKind } from '../config/sections.ts';
import type { CommandEdges } from '../edges/commandEdges.ts';
import { resolvePlan } from '../plan/resolvePlan.ts';
import type { AnswerObject } from '../protocol/answer.ts';
import { succeed } from '../protocol/error.ts';

/** The answer of every command that edits: the lines, changed or to be changed, without secrets. */
export function renderEdited(profile: string, edited: readonly EditedFile[]): AnswerObject {
  return { profile, changes: edited.flatMap(({ changes }) => changes.map(renderChange)) };
}

function renderChange({ file, line, before, after }: Change): AnswerObject {
  return { file, line, before, after };
}

/** Tells when a profile that was just written does not lead to credentials: what is missing may still come. */
export function warnOfPlan(profile: string, edited: readonly EditedFile[], edges: CommandEdges): void {
  const paths = locateFiles(edges);
  const load = (kind: FileKind) =>
    loadFile(paths[kind], kind, (path) => {
      const file = edited.find((one) => one.kind === kind);
      return file === undefined ? edges.readFile(path) : succeed(file.after);
    });
  const [config, credentials] = [load('config'), load('credentials')];
  if (!config.ok || !credentials.ok) return;
  const configuration = combine({ config: config.value, credentials: credentials.value });
  const plan = resolvePlan({ profile }, configuration, edges.environment);
  if (plan.ok) return;
  const { message, hint } = plan.error;
  edges.tell({ kind: 'warning', warning: { code: 'ProfileUnfinished', message: `${message} ${hint}` } });
}

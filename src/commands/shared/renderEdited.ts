import { loadFile } from '../../config/loadFile.ts';
import type { Configuration, FileKind } from '../../config/profile.ts';
import { type ProfileKind, profileKindOf } from '../../config/profileKind.ts';
import { mergeFiles } from '../../config/readConfiguration.ts';
import { settingName } from '../../config/settingNames.ts';
import type { AnswerObject } from '../../core/answer.ts';
import { succeed } from '../../core/error.ts';
import { say } from '../../core/say.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { locateFiles } from '../../edges/places.ts';
import type { Change } from '../../edit/changes.ts';
import type { EditedFile } from '../../edit/editFile.ts';
import { resolvePlan } from '../../plan/resolvePlan.ts';

/** The answer of every command that edits: the changed lines, without secrets. */
export function renderEdited(profile: string, edited: readonly EditedFile[]): AnswerObject {
  return { profile, changes: renderChanges(edited) };
}

/** Only the lines. */
export function renderChanges(edited: readonly EditedFile[]): readonly AnswerObject[] {
  return edited.flatMap(({ changes }) => changes.map(renderChange));
}

function renderChange({ file, line, before, after }: Change): AnswerObject {
  return { file, line, before, after };
}

/** Warns if the AWS CLI would use other credentials of the profile than the key that was just stored. */
export function warnOfOther(
  profile: string,
  kind: ProfileKind,
  edited: readonly EditedFile[],
  edges: CommandEdges,
): void {
  const configuration = readEdited(edited, edges);
  const section = configuration?.profiles.get(profile);
  if (configuration === undefined || section === undefined) return;
  // A role whose source_profile is its own profile is assumed with the keys of that profile.
  const signsItself = section.settings.value(settingName.sourceProfile) === profile;
  if (signsItself || profileKindOf(section, configuration) === kind) return;
  const message = say`Profile "${profile}" also has other credentials, which take precedence over this access key in the AWS CLI and the SDKs.`;
  edges.tell({ kind: 'warning', warning: { code: 'AccessKeyOutranked', message } });
}

/** Warns if a profile that was just written does not lead to credentials yet. */
export function warnOfPlan(profile: string, edited: readonly EditedFile[], edges: CommandEdges): void {
  const configuration = readEdited(edited, edges);
  if (configuration === undefined) return;
  const plan = resolvePlan({ profile }, configuration, edges.environment);
  if (plan.ok) return;
  const { message, hint } = plan.error;
  edges.tell({ kind: 'warning', warning: { code: 'ProfileUnfinished', message: say`${message} ${hint}` } });
}

/** Both files as they are, or would be, after an edit; undefined if they cannot be read. */
function readEdited(edited: readonly EditedFile[], edges: CommandEdges): Configuration | undefined {
  const paths = locateFiles(edges);
  const load = (kind: FileKind) =>
    loadFile(paths[kind], kind, (path) => {
      const file = edited.find((one) => one.kind === kind);
      return file === undefined ? edges.readFile(path) : succeed(file.after);
    });
  const [config, credentials] = [load('config'), load('credentials')];
  return config.ok && credentials.ok ? mergeFiles({ config: config.value, credentials: credentials.value }) : undefined;
}

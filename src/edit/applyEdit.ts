import type { Draft } from './draft.ts';
import type { Edit } from './edit.ts';
import { findSection, outlineOf } from './outline.ts';
import { addSection, copySection, removeSections, renameSections } from './sectionLines.ts';
import { retarget, setKeys, unsetKeys } from './settingLines.ts';

/** The draft after one edit. What it says then is for `model.ts` to compare. */
export function applyEdit(draft: Draft, edit: Edit): Draft {
  switch (edit.kind) {
    case 'set':
      return setSection(draft, edit);
    case 'unset':
      return unsetKeys(draft, edit.section, edit.keys);
    case 'remove':
      return removeSections(draft, edit.section);
    case 'rename':
      return renameSections(draft, edit.section, edit.to);
    case 'copy':
      return copySection(draft, edit.section, edit.to);
    case 'retarget':
      return retarget(draft, edit.key, edit.from, edit.to);
  }
}

function setSection(draft: Draft, { section, settings }: Extract<Edit, { kind: 'set' }>): Draft {
  const isThere = findSection(outlineOf(draft), section) !== undefined;
  return setKeys(isThere ? draft : addSection(draft, section, []), section, settings);
}

import { basename, dirname } from 'node:path';
import * as z from 'zod/mini';
import type { Section } from '../config/profile.ts';
import { settingName } from '../config/settingNames.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateLogin } from '../edges/places.ts';
import { parseDocument } from '../services/document/parseDocument.ts';

/** The files that the AWS CLI treats as sessions when it removes all (login/logout.py LoginTokenSweeper). */
const schema = z.looseObject({ accessToken: z.looseObject({ accessKeyId: z.unknown() }) });

/** The file of the profile's session, if it exists. */
export function findLogin(section: Section | undefined, edges: CommandEdges): readonly string[] {
  const loginSession = section?.settings.value(settingName.loginSession);
  const file = loginSession === undefined ? '' : basename(locateLogin(loginSession, edges));
  return listLogins(edges).filter((name) => name === file);
}

/** The files of all `aws login` sessions, of any profile. */
export function findAllLogins(edges: CommandEdges): readonly string[] {
  return listLogins(edges).filter((name) => isSession(`${locateFolder(edges)}/${name}`, edges));
}

/** Removes these files, as `aws logout` does; returns how many were removed. */
export function removeLogins(files: readonly string[], edges: CommandEdges): number {
  const folder = edges.machine.openForeignFolder(locateFolder(edges));
  const removed = files.map((name) => folder.remove(name));
  return removed.filter((one) => one.kind === 'done' && one.value).length;
}

function listLogins(edges: CommandEdges): readonly string[] {
  const files = edges.machine.openForeignFolder(locateFolder(edges)).list();
  return files.kind === 'done' ? files.value : [];
}

function locateFolder(edges: CommandEdges): string {
  return dirname(locateLogin('', edges));
}

function isSession(path: string, edges: CommandEdges): boolean {
  const bytes = edges.readFile(path);
  return bytes.ok && bytes.value !== undefined && parseDocument(Buffer.from(bytes.value).toString('utf8'), schema).ok;
}

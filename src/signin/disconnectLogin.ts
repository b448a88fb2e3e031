import { basename, dirname } from 'node:path';
import * as z from 'zod/mini';
import { key } from '../config/keys.ts';
import type { Section } from '../config/profile.ts';
import type { CommandEdges } from '../edges/edges.ts';
import { locateLogin } from '../edges/places.ts';
import { parseDocument } from '../services/document/parseDocument.ts';

/** What the AWS CLI takes for a session's file when it removes all of them (login/logout.py LoginTokenSweeper). */
const schema = z.looseObject({ accessToken: z.looseObject({ accessKeyId: z.unknown() }) });

/** Removes the session that a profile names, as `aws logout` does. The number of files that went. */
export function disconnectLogin(section: Section | undefined, edges: CommandEdges): number {
  const loginSession = section?.settings.value(key.loginSession);
  return loginSession === undefined ? 0 : remove(locateLogin(loginSession, edges), edges);
}

/** The same for every session of `aws login`, whichever profile names it. */
export function disconnectAllLogins(edges: CommandEdges): number {
  const folder = dirname(locateLogin('', edges));
  const files = edges.machine.openForeignFolder(folder).list();
  if (files.kind !== 'done') return 0;
  const sessions = files.value.filter((name) => isSession(`${folder}/${name}`, edges));
  return sessions.reduce((count, name) => count + remove(`${folder}/${name}`, edges), 0);
}

function isSession(path: string, edges: CommandEdges): boolean {
  const bytes = edges.readFile(path);
  return bytes.ok && bytes.value !== undefined && parseDocument(Buffer.from(bytes.value).toString('utf8'), schema).ok;
}

function remove(path: string, { machine }: CommandEdges): number {
  const removed = machine.openForeignFolder(dirname(path)).remove(basename(path));
  return removed.kind === 'done' && removed.value ? 1 : 0;
}

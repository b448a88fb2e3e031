import { namedSourceOf } from '../../config/profileKind.ts';
import type { Result } from '../../core/error.ts';
import type { HopBase, SourceKind, Subject } from '../hop.ts';
import { containerKind } from './container.ts';
import { environmentKind } from './environment.ts';
import { instanceKind } from './instance.ts';
import { loginKind } from './login.ts';
import { processKind } from './process.ts';
import { ssoKind } from './sso.ts';
import { staticKind } from './static.ts';
import { readWebIdentity, webIdentityKind } from './webIdentity.ts';

/** The sources of credentials that a chain can begin with. */
export const sourceKinds = {
  static: staticKind,
  environment: environmentKind,
  process: processKind,
  sso: ssoKind,
  'web-identity': webIdentityKind,
  container: containerKind,
  instance: instanceKind,
  login: loginKind,
} as const;

export type SourceHop = HopOf<(typeof sourceKinds)[keyof typeof sourceKinds]>;

type HopOf<Kind> = Kind extends SourceKind<infer H extends HopBase> ? H : never;

/** Reads the first source of a profile; undefined if it has none, a failure if the first one is invalid. */
export function readProfileSource(subject: Subject): Result<SourceHop> | undefined {
  // Variables can also specify a web identity, even without a profile.
  const webIdentity = readWebIdentity(subject);
  if (webIdentity !== undefined || subject.section === undefined) return webIdentity;
  const source = namedSourceOf(subject.section, subject.configuration);
  return source && sourceKinds[source].read(subject);
}

import { type NamedSource, namedSourceOf } from '../../config/profileKind.ts';
import type { Result } from '../../core/error.ts';
import type { HopKind, Subject } from '../hop.ts';
import { type ContainerHop, containerKind } from './container.ts';
import { type EnvironmentHop, environmentKind } from './environment.ts';
import { type InstanceHop, instanceKind } from './instance.ts';
import { type LoginHop, loginKind, readLogin } from './login.ts';
import { type ProcessHop, processKind, readProcess } from './process.ts';
import { readSso, type SsoHop, ssoKind } from './sso.ts';
import { readKeys, type StaticHop, staticKind } from './static.ts';
import { readWebIdentity, type WebIdentityHop, webIdentityKind } from './webIdentity.ts';

/** The sources of credentials that a chain can begin with. */
export type SourceHop =
  | StaticHop
  | EnvironmentHop
  | ProcessHop
  | SsoHop
  | WebIdentityHop
  | ContainerHop
  | InstanceHop
  | LoginHop;

export const sourceKinds: { readonly [K in SourceHop['kind']]: HopKind<Extract<SourceHop, { kind: K }>> } = {
  static: staticKind,
  environment: environmentKind,
  process: processKind,
  sso: ssoKind,
  'web-identity': webIdentityKind,
  container: containerKind,
  instance: instanceKind,
  login: loginKind,
};

/** Undefined if the profile has no such source; a failure if its settings are invalid. */
type ReadSource = (subject: Subject) => Result<SourceHop> | undefined;

const readers: Readonly<Record<NamedSource, ReadSource>> = {
  sso: readSso,
  static: readKeys,
  login: readLogin,
  process: readProcess,
};

/** Reads the first source of a profile; undefined if it has none, a failure if the first one is invalid. */
export function readProfileSource(subject: Subject): Result<SourceHop> | undefined {
  // Variables can also specify a web identity, even without a profile.
  const webIdentity = readWebIdentity(subject);
  if (webIdentity !== undefined || subject.section === undefined) return webIdentity;
  const source = namedSourceOf(subject.section, subject.configuration);
  return source && readers[source](subject);
}

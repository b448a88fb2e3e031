import { key } from '../../config/keys.ts';
import { type Result, succeed } from '../../core/error.ts';
import { readSetting } from '../decided.ts';
import type { HopBase, HopKind, Subject } from '../hop.ts';

export interface LoginHop extends HopBase {
  readonly kind: 'login';
  readonly loginSession: string;
}

export const loginKind: HopKind<LoginHop> = {
  shapes: { loginSession: true },
  explain: ({ loginSession }) => ({ loginSession }),
};

/** What `aws login` left behind, by the ARN in login_session (aws-cli 2 LoginProvider). */
export function readLogin(subject: Subject): Result<LoginHop> | undefined {
  const session = readSetting(subject.section, key.loginSession);
  if (session === undefined) return undefined;
  return succeed({
    kind: 'login',
    profile: subject.name,
    loginSession: session.value,
    decided: { loginSession: session.by },
  });
}

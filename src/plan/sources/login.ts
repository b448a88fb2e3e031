import { key } from '../../config/keys.ts';
import { type Result, succeed } from '../../core/error.ts';
import { readSetting } from '../decided.ts';
import type { LoginHop } from '../plan.ts';
import type { Subject } from './subject.ts';

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

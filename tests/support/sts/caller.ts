import type { Role, Session, User } from './world.ts';

/** Who signed a request. `session` is set if the key was temporary. */
export type Caller =
  | { readonly kind: 'user'; readonly user: User; readonly session?: Session }
  | { readonly kind: 'role'; readonly role: Role; readonly sessionName: string; readonly session: Session };

/** The ARN of the caller: of the user, or of the role session, which omits the path of the role. */
export function arnOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.user.arn : sessionArn(caller.role, caller.sessionName);
}

export function accountOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.user.account : caller.role.account;
}

/** AIDA… for a user, AROA…:session for a role session. */
export function userIdOf(caller: Caller): string {
  return caller.kind === 'user' ? caller.user.id : `${caller.role.id}:${caller.sessionName}`;
}

export function sessionArn(role: Role, sessionName: string): string {
  const partition = role.arn.split(':')[1] ?? 'aws';
  return `arn:${partition}:sts::${role.account}:assumed-role/${role.name}/${sessionName}`;
}

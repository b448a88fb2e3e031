import { constraints, validate } from '../constraints.ts';
import { validationError } from '../errors.ts';
import type { World } from '../world.ts';
import type { Action } from './action.ts';

/** https://docs.aws.amazon.com/STS/latest/APIReference/API_GetAccessKeyInfo.html */
export const getAccessKeyInfo: Action = {
  signed: true,
  run: ({ parameters, world }) => {
    const keyId = parameters.get('AccessKeyId');
    validate([{ member: 'accessKeyId', value: keyId, constraint: { ...constraints.accessKeyId, required: true } }]);
    const account = accountOfKey(keyId ?? '', world);
    if (account === undefined) throw validationError('Invalid value for AccessKeyId');
    return { Account: account };
  },
};

function accountOfKey(keyId: string, world: World): string | undefined {
  const session = world.sessions.get(keyId);
  if (session !== undefined) {
    return session.principal.kind === 'user' ? session.principal.user.account : session.principal.role.account;
  }
  return [...world.users.values()].find(({ keys }) => keys.some(({ id }) => id === keyId))?.account;
}

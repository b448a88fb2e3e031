import type { EngineError, Result } from '../core/error.ts';
import type { Secret } from '../core/secret.ts';
import { isWrongCode } from '../services/denials.ts';
import type { MfaDevice, TokenCodes } from './tokenCode.ts';

const tries = 3;

/** Makes a call that needs a code of the device. A refused code is asked for again, three times in all. */
export async function tryCodes<T>(
  device: MfaDevice,
  codes: TokenCodes,
  call: (code: Secret) => Promise<Result<T>>,
): Promise<Result<T>> {
  let refused: EngineError | undefined;
  for (let attempt = 1; ; attempt += 1) {
    const code = await codes.next(device, refused === undefined ? { attempt } : { attempt, error: refused });
    const answer = code.ok ? await call(code.value) : code;
    if (answer.ok || attempt === tries || !mayAskAgain(answer.error, code.ok, refused)) return answer;
    refused = answer.error;
  }
}

/** A code that was mistyped, used before, or refused by AWS; not one that nobody gave. */
function mayAskAgain(error: EngineError, sent: boolean, before: EngineError | undefined): boolean {
  return sent ? isWrongCode(error) : error.code === 'MfaRejected' && error !== before;
}

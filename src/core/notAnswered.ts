import type {
  ProtectedQuestion,
  Question,
  SecretKeyQuestion,
  SignInQuestion,
  TokenCodeQuestion,
} from './conversation.ts';
import type { EngineError } from './error.ts';
import { showKeyId } from './keyText.ts';

/** The error of a question that nobody answered, or that the person declined. */
export function notAnswered(question: Question): EngineError {
  switch (question.kind) {
    case 'token-code':
      return noCode(question);
    case 'protected':
      return notConfirmed(question);
    case 'secret-key':
      return noSecret(question);
    case 'sign-in':
      return notSignedIn(question);
  }
}

function noCode({ profile, serialNumber }: TokenCodeQuestion): EngineError {
  return {
    code: 'MfaRequired',
    message: `${profile ?? 'The role'} needs the code of ${serialNumber}, and there was no answer.`,
    hint: 'Give the code with -TokenCode (--token-code), or set mfa_process in the profile to a command that prints it.',
    target: serialNumber,
  };
}

function notConfirmed({ profile, pattern }: ProtectedQuestion): EngineError {
  return {
    code: 'ConfirmationRequired',
    message: `The profile "${profile}" is protected by the pattern "${pattern}", and the switch was not confirmed.`,
    hint: 'Confirm it when asked; in scripts say -Confirm:$false (--confirmed).',
    target: profile,
  };
}

function noSecret({ profile, accessKeyId }: SecretKeyQuestion): EngineError {
  return {
    code: 'InvalidParameter',
    message: `The secret of ${showKeyId(accessKeyId)} for "${profile}" was not given.`,
    hint: 'Give it with -SecretAccessKey (awsrole access-key reads a line of standard input).',
    target: profile,
  };
}

function notSignedIn({ session, reason }: SignInQuestion): EngineError {
  return { code: 'SsoLoginRequired', message: reason, hint: 'Run: Connect-AwsSso', target: session };
}

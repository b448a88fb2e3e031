import type {
  LoginCodeQuestion,
  ProtectedQuestion,
  Question,
  ReplaceLoginQuestion,
  SecretKeyQuestion,
  SignInQuestion,
  TokenCodeQuestion,
} from './conversation.ts';
import type { EngineError } from './error.ts';
import { showKeyId } from './keyText.ts';
import { say } from './say.ts';

/** The error for a question that was not answered, or that the user declined. */
export function unansweredError(question: Question): EngineError {
  switch (question.kind) {
    case 'token-code':
      return noCode(question);
    case 'protected':
      return notConfirmed(question);
    case 'secret-key':
      return noSecret(question);
    case 'sign-in':
      return notSignedIn(question);
    case 'login-code':
      return noLoginCode(question);
    case 'replace-login':
      return notReplaced(question);
  }
}

function noCode({ profile, serialNumber }: TokenCodeQuestion): EngineError {
  return {
    code: 'MfaRequired',
    message: say`${profile ?? say`The role`} requires an MFA code from ${serialNumber}, but none was provided.`,
    hint: say`Specify the code with -TokenCode (--token-code), or set mfa_process in the profile to a command that outputs it.`,
    target: serialNumber,
  };
}

function notConfirmed({ profile, pattern }: ProtectedQuestion): EngineError {
  return {
    code: 'ConfirmationRequired',
    message: say`Profile "${profile}" is protected by the pattern "${pattern}", and the switch was not confirmed.`,
    hint: say`Answer Yes when prompted. In scripts, use -Confirm:$false (--confirmed).`,
    target: profile,
  };
}

function noSecret({ profile, accessKeyId }: SecretKeyQuestion): EngineError {
  return {
    code: 'InvalidParameter',
    message: say`The secret access key of ${showKeyId(accessKeyId)} for "${profile}" was not provided.`,
    hint: say`Specify it with -SecretAccessKey (awsrole access-key reads it from standard input).`,
    target: profile,
  };
}

function notSignedIn({ session, reason }: SignInQuestion): EngineError {
  return { code: 'SsoLoginRequired', message: reason, hint: say`Run: Connect-AwsSso`, target: session };
}

function noLoginCode({ profile }: LoginCodeQuestion): EngineError {
  return {
    code: 'CredentialsExpired',
    message: say`The sign-in for profile "${profile}" was not completed, because the code from the sign-in page was not entered.`,
    hint: say`Run: Connect-AwsLogin -Remote, and paste the code.`,
    target: profile,
  };
}

function notReplaced({ profile, before, now }: ReplaceLoginQuestion): EngineError {
  return {
    code: 'ConfirmationRequired',
    message: say`Profile "${profile}" still uses the login session ${before}, because the change to ${now} was not confirmed.`,
    hint: say`Answer Yes when prompted, or sign in for another profile: Connect-AwsLogin other.`,
    target: profile,
  };
}

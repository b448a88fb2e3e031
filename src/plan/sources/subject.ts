import type { Configuration, Section } from '../../config/profile.ts';
import type { Environment } from '../../core/environment.ts';

/** What a source of credentials is looked for in. */
export interface Subject {
  /** The profile's name; its settings in `section`, merged from both files, if it exists. */
  readonly name: string;
  readonly section: Section | undefined;
  readonly configuration: Configuration;
  readonly environment: Environment;
  /** Whether AWS_ROLE_ARN and its kin outrank the profile: only for a profile that nobody named expressly. */
  readonly variablesCount: boolean;
}

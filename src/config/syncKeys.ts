/** What Sync-AwsSsoProfile writes next to AWS's keys; the AWS CLI and the SDKs pass over it. */
export const syncKey = {
  /** In a profile: the sso-session whose sync made it. */
  mark: 'awsrole_sync',
  /** In an sso-session: how profiles were made the last time. */
  template: 'awsrole_sync_template',
  lower: 'awsrole_sync_lower',
  region: 'awsrole_sync_region',
  exclude: 'awsrole_sync_exclude',
} as const;

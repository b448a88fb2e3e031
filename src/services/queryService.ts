/** A service that speaks the AWS Query protocol, by its own numbers as its SDK client gives them to that protocol. */
export interface QueryService {
  readonly name: 'STS' | 'IAM';
  /** In signatures, policies and settings. */
  readonly id: 'sts' | 'iam';
  readonly version: string;
  readonly namespace: string;
  readonly serviceNamespace: string;
}

export const stsService: QueryService = {
  name: 'STS',
  id: 'sts',
  version: '2011-06-15',
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  serviceNamespace: 'com.amazonaws.sts',
};

import type { QueryService } from '../queryService.ts';

export const iamService: QueryService = {
  name: 'IAM',
  id: 'iam',
  version: '2010-05-08',
  namespace: 'https://iam.amazonaws.com/doc/2010-05-08/',
  serviceNamespace: 'com.amazonaws.iam',
};

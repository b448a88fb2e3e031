/** A page of the console: its path, and whether it is the same for all regions. */
export interface ConsolePage {
  readonly path: string;
  readonly global?: true;
}

/**
 * The start pages of services by the names that people type: aws-cli's, and a few that are shorter. A service that is
 * not here is opened at the path of its own name, which is what most have.
 */
export const consolePages: Readonly<Record<string, ConsolePage>> = {
  acm: { path: 'acm/home' },
  apigateway: { path: 'apigateway/main/apis' },
  autoscaling: { path: 'ec2/home#AutoScalingGroups:' },
  billing: { path: 'billing/home', global: true },
  ce: { path: 'costmanagement/home', global: true },
  cfn: { path: 'cloudformation/home' },
  cloudfront: { path: 'cloudfront/v4/home', global: true },
  cloudtrail: { path: 'cloudtrailv2/home' },
  codebuild: { path: 'codesuite/codebuild/projects' },
  codecommit: { path: 'codesuite/codecommit/repositories' },
  codedeploy: { path: 'codesuite/codedeploy/applications' },
  codepipeline: { path: 'codesuite/codepipeline/pipelines' },
  cw: { path: 'cloudwatch/home' },
  ddb: { path: 'dynamodbv2/home' },
  dynamodb: { path: 'dynamodbv2/home' },
  ecr: { path: 'ecr/repositories' },
  ecs: { path: 'ecs/v2/clusters' },
  eks: { path: 'eks/clusters' },
  elb: { path: 'ec2/home#LoadBalancers:' },
  eventbridge: { path: 'events/home' },
  health: { path: 'health/home', global: true },
  iam: { path: 'iam/home', global: true },
  logs: { path: 'cloudwatch/home#logsV2:log-groups' },
  opensearch: { path: 'aos/home' },
  organizations: { path: 'organizations/v2/home', global: true },
  redshift: { path: 'redshiftv2/home' },
  route53: { path: 'route53/v2/home', global: true },
  sfn: { path: 'states/home' },
  ssm: { path: 'systems-manager/home' },
  sso: { path: 'singlesignon/home' },
  stepfunctions: { path: 'states/home' },
  vpc: { path: 'vpcconsole/home' },
  waf: { path: 'wafv2/homev2' },
  wafv2: { path: 'wafv2/homev2' },
};

import { readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/*
 * An STS that answers in no time, for measuring: `responder.ts <key> <certificate>`. It checks nothing, answers each
 * call with the same XML, and counts connections. It says its two URLs on one line and ends with its standard input.
 */

const [, , key = '', cert = ''] = process.argv;
let connections = 0;

const answer: RequestListener = (request, response) => {
  if (request.method === 'GET') {
    response.end(JSON.stringify({ connections }));
    return;
  }
  let body = '';
  request.on('data', (chunk) => {
    body += chunk;
  });
  request.on('end', () => {
    const xml = body.includes('Action=GetCallerIdentity') ? identity : renderSession(body);
    response.writeHead(200, { 'content-type': 'text/xml', 'content-length': xml.length }).end(xml);
  });
};

const namespace = 'xmlns="https://sts.amazonaws.com/doc/2011-06-15/"';
const metadata = '<ResponseMetadata><RequestId>bench</RequestId></ResponseMetadata>';
const identity =
  `<GetCallerIdentityResponse ${namespace}><GetCallerIdentityResult><Arn>arn:aws:iam::111122223333:user/bench</Arn>` +
  `<UserId>AIDABENCH</UserId><Account>111122223333</Account></GetCallerIdentityResult>${metadata}</GetCallerIdentityResponse>`;

function renderSession(body: string): string {
  const [, account, role] = /RoleArn=arn%3Aaws%3Aiam%3A%3A(\d+)%3Arole%2F(\w+)/.exec(body) ?? [];
  const [, session] = /RoleSessionName=([^&]+)/.exec(body) ?? [];
  const expiration = `${new Date(Date.now() + 3_600_000).toISOString().slice(0, 19)}Z`;
  return (
    `<AssumeRoleResponse ${namespace}><AssumeRoleResult><AssumedRoleUser><AssumedRoleId>AROABENCH:${session}</AssumedRoleId>` +
    `<Arn>arn:aws:sts::${account}:assumed-role/${role}/${session}</Arn></AssumedRoleUser><Credentials>` +
    '<AccessKeyId>ASIABENCHBENCHBENCH0</AccessKeyId><SecretAccessKey>bench</SecretAccessKey><SessionToken>bench</SessionToken>' +
    `<Expiration>${expiration}</Expiration></Credentials></AssumeRoleResult>${metadata}</AssumeRoleResponse>`
  );
}

const plain = createServer({ keepAliveTimeout: 60_000 }, answer);
const secure = createSecureServer({ key: readFileSync(key), cert: readFileSync(cert) }, answer);
plain.on('connection', () => {
  connections += 1;
});
plain.listen(0, '127.0.0.1', () =>
  secure.listen(0, '127.0.0.1', () => {
    const [http, https] = [plain, secure].map((server) => (server.address() as AddressInfo).port);
    process.stdout.write(
      `${JSON.stringify({ http: `http://127.0.0.1:${http}`, https: `https://127.0.0.1:${https}` })}\n`,
    );
  }),
);
process.stdin.resume().on('end', () => process.exit(0));

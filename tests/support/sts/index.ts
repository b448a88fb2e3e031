/** The API of the local STS for tests and scripts. */
export type { Call } from './calls.ts';
export type { Fault, FaultRule } from './faults.ts';
export { signJwt } from './jwt.ts';
export { createSample, freshCode, type Sample } from './sample.ts';
export { renderSampleFiles, type SampleFiles, writeSampleFiles } from './sample-files.ts';
export { openSampleHome, type SampleHome, startSampleSts } from './sample-sts.ts';
export { type StsOptions, type StsServer, startSts } from './server.ts';
export { totp } from './totp.ts';
export { createWorld, type World, type WorldData } from './world.ts';

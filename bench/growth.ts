import { copyFileSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Curve, renderCurves } from './growthPicture.ts';
import { interleave, type Start, type Times } from './measure.ts';
import { median } from './result.ts';
import { emptyNode, type World } from './world.ts';

const runs = 9;
const picture = join(import.meta.dirname, '..', 'docs', 'pictures', 'growth.svg');

/** Draws docs/pictures/growth.svg: the cost of a start by the number of profiles, of roles in a chain, and of cached sessions. */
export async function drawGrowth(world: World): Promise<void> {
  const curves = [measureProfiles(world), measureChains(world), measureSessions(world)];
  writeFileSync(picture, renderCurves(curves));
  for (const { title, points } of curves) {
    const line = points.map(({ count, ratio }) => `${count.toLocaleString('en')}: ${ratio.toFixed(2)}`).join(', ');
    process.stdout.write(`${title}: ${line}\n`);
  }
}

function measureProfiles(world: World): Curve {
  const title = 'list of so many profiles';
  return measure(title, [10, 100, 1000, 10_000, 100_000], world, (count) => ({
    ...{ program: world.engine, words: ['profiles'], environment: world.home(count) },
  }));
}

function measureChains(world: World): Curve {
  return measure('chain of so many roles, http', [1, 2, 5, 10, 20, 50], world, (count) => ({
    program: world.engine,
    words: ['assume', '--profile', `chain-${count}`, '--no-cache'],
    environment: { ...world.home(101, 50), AWS_ENDPOINT_URL_STS: world.urls.http },
  }));
}

function measureSessions(world: World): Curve {
  return measure('cached session among so many', [1, 10, 100, 1000, 10_000], world, (count) => {
    const cache = join(world.folder, `sessions-${count}`);
    const environment = { ...world.home(100), AWS_ENDPOINT_URL_STS: world.urls.http, AWSROLE_CACHE_DIR: cache };
    const start = { program: world.engine, words: ['assume', '--profile', 'chain-1'], environment };
    mkdirSync(cache, { mode: 0o700 });
    interleave({ start }, 0);
    multiply(cache, count);
    return start;
  });
}

/** Fills a cache with copies of its one session, under similar names. */
function multiply(cache: string, count: number): void {
  const [session] = readdirSync(cache).filter((name) => name.endsWith('.session'));
  if (session === undefined) throw new Error('No session was cached.');
  for (let copy = 1; copy < count; copy += 1) {
    copyFileSync(join(cache, session), join(cache, `${copy.toString(16).padStart(16, '0')}.session`));
  }
}

function measure(title: string, counts: readonly number[], world: World, startOf: (count: number) => Start): Curve {
  process.stderr.write(`Measures ${title} ...\n`);
  const starts = Object.fromEntries(counts.map((count) => [String(count), startOf(count)]));
  const times = interleave({ ...starts, empty: emptyNode(world, world.home(100)) }, runs) as Record<string, Times>;
  const empty = median(times['empty']?.wall ?? []);
  return { title, points: counts.map((count) => ({ count, ratio: median(times[String(count)]?.wall ?? []) / empty })) };
}

import { basename } from 'node:path';
import type { Environment } from '../../core/environment.ts';
import { maskAssigned } from '../../core/maskSecrets.ts';
import { say, translate } from '../../core/say.ts';
import type { CommandEdges } from '../../edges/edges.ts';
import { shortenPath } from '../../edges/places.ts';
import { makeInert, measure } from '../../picker/cells.ts';
import { chooseLook, openPaint, type Paint } from '../../picker/style.ts';
import type { PlanLine } from '../../plan/hop.ts';
import type { MfaSessionHop } from '../../plan/mfaHop.ts';
import { followsMfaSession } from '../../plan/mfaSession.ts';
import { type Hop, kindOf, type Plan } from '../../plan/plan.ts';
import type { Provenance } from '../../plan/resolvedValue.ts';
import type { AssumeRoleHop } from '../../plan/roleHop.ts';
import { toOption } from './command.ts';

/**
 * How the tree writes the parameters and variables that decided a value: as PowerShell (`-Region`, `$env:AWS_REGION`) or as
 * a command line.
 */
interface TreeStyle {
  readonly parameter: (name: string) => string;
  readonly variable: (name: string) => string;
  readonly paint: Paint;
}

export const powerShellStyle: TreeStyle = {
  parameter: (name) => `-${name}`,
  variable: (name) => `$env:${name}`,
  paint: openPaint('none'),
};

/** The style at a terminal, which dims what decided a value, unless NO_COLOR is set. */
export function commandLineStyle(environment: Environment): TreeStyle {
  const look = chooseLook(environment);
  return {
    parameter: (name) => `-${toOption(name)}`,
    variable: (name) => `$${name}`,
    paint: openPaint(look === 'colour' ? look : 'none'),
  };
}

/**
 * Renders the plan as a tree in the language of this process: the result on top, its sources below, and at the right what
 * decided each value. `cachedUntil`: when the cached session of each hop expires.
 */
export function renderPlanTree(
  plan: Plan,
  cachedUntil: readonly (Date | null)[],
  home: Pick<CommandEdges, 'homeDirectory'>,
  style: TreeStyle,
): string {
  const lines = [titleOf(plan), ...plan.hops.toReversed().flatMap((hop, depth) => renderHop(hop, depth))];
  const names = nameFiles(lines, (path) => shortenPath(path, home));
  const placed = lines.map(({ text, by }) => ({ text, place: by === undefined ? '' : renderPlace(by) }));
  const width = Math.max(0, ...placed.filter(({ place }) => place !== '').map(({ text }) => measure(text)));
  const files = [...names].map(([path, name]) => ({ name, path: shortenPath(path, home) }));
  return [
    ...placed.map(({ text, place }) => (place === '' ? text : `${pad(text, width)}  ${style.paint('faint', place)}`)),
    ...files.filter(({ name, path }) => name !== path).map(({ name, path }) => show(say`(${name} is ${path})`)),
  ].join('\n');

  function renderHop(hop: Hop, depth: number): PlanLine[] {
    const index = plan.hops.length - 1 - depth;
    const { text, by } = kindOf(hop).title(hop);
    const [indent, stem] = ['   '.repeat(depth), index > 0 ? '|  ' : '   '];
    return [
      { text: `${indent}+- ${show(text)}`, by },
      ...listDetails(hop, plan.hops, index, cachedUntil[index] ?? null).map((detail) => ({
        text: `${indent}   ${stem}${show(detail.text)}`,
        by: detail.by,
      })),
    ];
  }

  function renderPlace(by: Provenance): string {
    switch (by.kind) {
      case 'file':
        return makeInert(`${names.get(by.origin.file)}:${by.origin.line}`);
      case 'variable':
        return makeInert(style.variable(by.name));
      case 'parameter':
        return makeInert(style.parameter(by.name));
      case 'default':
        return '';
    }
  }
}

function titleOf({ profile, region }: Plan): PlanLine {
  const name = profile === null ? say`this shell` : say`profile ${profile}`;
  if (!region?.value) return { text: show(say`${name}, no region`) };
  return { text: show(say`${name}, region ${region.value}`), by: region.by };
}

/** Details of the call that creates a session of a role or an MFA session. */
function listDetails(hop: Hop, hops: readonly Hop[], index: number, cachedUntil: Date | null): readonly PlanLine[] {
  if (hop.kind !== 'assume-role' && hop.kind !== 'mfa-session') return [];
  const { provenance, durationSeconds } = hop;
  return [
    ...(followsMfaSession(hops, index) ? [] : listMfa(hop)),
    ...(hop.kind === 'assume-role' ? listRole(hop) : []),
    ...detail(cachedUntil, (end) => say`cached until ${renderClock(end)}: no call to AWS and no MFA code required`),
    ...detail(durationSeconds, (seconds) => say`duration ${seconds} seconds`, provenance.durationSeconds),
  ];
}

function listMfa({ provenance, serialNumber, mfaProcess }: AssumeRoleHop | MfaSessionHop): readonly PlanLine[] {
  if (serialNumber === undefined) return [];
  return [
    ...detail(mfaProcess, () => say`gets the MFA code from mfa_process`, provenance.mfaProcess),
    ...detail(serialNumber, (name) => say`requires an MFA code from ${maskAssigned(name)}`, provenance.serialNumber),
  ];
}

function listRole({ provenance, policy, policyArns, ...hop }: AssumeRoleHop): readonly PlanLine[] {
  const list = (texts: readonly string[]) => texts.join(translate(say`, `));
  return [
    ...detail(hop.externalId, (id) => say`external ID ${maskAssigned(id)}`, provenance.externalId),
    ...detail(hop.sourceIdentity, (name) => say`source identity ${maskAssigned(name)}`, provenance.sourceIdentity),
    ...detail(hop.sessionTags, (tags) => say`session tags ${list(tags)}`, provenance.sessionTags),
    ...detail(hop.transitiveTagKeys, (keys) => say`transitive tags ${list(keys)}`, provenance.transitiveTagKeys),
    ...detail(policy ?? policyArns?.[0], () => say`session policy`, provenance.policy),
    ...detail(hop.sessionName, (name) => say`session name ${maskAssigned(name)}`, provenance.sessionName),
  ];
}

/** No line for a missing value. */
function detail<T>(value: T | null | undefined, toText: (value: T) => string, by?: Provenance): readonly PlanLine[] {
  return value === undefined || value === null || value === '' ? [] : [{ text: toText(value), by }];
}

/** Local time, such as 15:04. */
function renderClock(time: Date): string {
  return [time.getHours(), time.getMinutes()].map((part) => String(part).padStart(2, '0')).join(':');
}

/** A name for each file that decided a value: its base name, or its path if two files have the same base name. */
function nameFiles(lines: readonly PlanLine[], shorten: (path: string) => string): ReadonlyMap<string, string> {
  const paths = [...new Set(lines.flatMap(({ by }) => (by?.kind === 'file' ? [by.origin.file] : [])))];
  const nameOf = (path: string) => basename(path.replaceAll('\\', '/'));
  const isClear = new Set(paths.map(nameOf)).size === paths.length;
  return new Map(paths.map((path) => [path, isClear ? nameOf(path) : shorten(path)]));
}

function show(text: string): string {
  return makeInert(translate(text));
}

function pad(text: string, width: number): string {
  return text + ' '.repeat(width - measure(text));
}

/** The growth of a cost: the time of a start as a multiple of an empty Node.js, by a count. */
export interface Curve {
  readonly title: string;
  readonly points: readonly { readonly count: number; readonly ratio: number }[];
}

const panel = { width: 300, height: 220, left: 42, top: 34, bottom: 34, right: 14 };

/** Renders the curves side by side as one SVG picture with logarithmic axes, where a power law is a straight line. */
export function renderCurves(curves: readonly Curve[]): string {
  const width = panel.width * curves.length;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${panel.height}" role="img" aria-label="${label}">`,
    `<title>${label}</title>`,
    `<rect width="${width}" height="${panel.height}" fill="#ffffff"/>`,
    '<g font-family="system-ui,sans-serif" font-size="11" fill="#333333">',
    ...curves.flatMap((curve, index) => renderPanel(curve, index * panel.width)),
    '</g>',
    '</svg>',
    '',
  ].join('\n');
}

const label = 'Time of a start over that of an empty Node, by number of profiles, roles in a chain and cached sessions';

function renderPanel({ title, points }: Curve, left: number): string[] {
  const counts = makeScale(
    points.map(({ count }) => count),
    left + panel.left,
    left + panel.width - panel.right,
  );
  const ratios = makeScale([1, ...points.map(({ ratio }) => ratio), 4], panel.height - panel.bottom, panel.top);
  const places = points.map(({ count, ratio }) => ({ x: counts(count), y: ratios(ratio), count, ratio }));
  const line = places.map(({ x, y }) => `${x},${y}`).join(' ');
  return [
    `<text x="${left + panel.left}" y="18" font-size="12" font-weight="600">${title}</text>`,
    `<path d="M${left + panel.left},${panel.top}V${panel.height - panel.bottom}H${left + panel.width - panel.right}" fill="none" stroke="#999999"/>`,
    ...[1, 2, 4, 8, 16, 32]
      .filter((ratio) => ratios(ratio) >= panel.top - 1)
      .map((ratio) => `<text x="${left + panel.left - 6}" y="${ratios(ratio) + 4}" text-anchor="end">${ratio}x</text>`),
    `<polyline points="${line}" fill="none" stroke="#0a66c2" stroke-width="2"/>`,
    ...places.flatMap(({ x, y, count, ratio }) => [
      `<circle cx="${x}" cy="${y}" r="3" fill="#0a66c2"/>`,
      `<text x="${x}" y="${y - 8}" text-anchor="middle" font-size="10">${ratio.toFixed(2)}</text>`,
      `<text x="${x}" y="${panel.height - panel.bottom + 16}" text-anchor="middle">${renderCount(count)}</text>`,
    ]),
  ];
}

/** A logarithmic scale from the smallest to the largest value. */
function makeScale(values: readonly number[], from: number, to: number): (value: number) => number {
  const [least, most] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => Math.round((from + ((Math.log(value) - least) / (most - least)) * (to - from)) * 10) / 10;
}

function renderCount(count: number): string {
  return count >= 1000 ? `${count / 1000}k` : String(count);
}

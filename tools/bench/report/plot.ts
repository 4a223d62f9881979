import type { Growth } from "./sections/growthSection";

const WIDTH = 640;
const HEIGHT = 400;
const MARGIN = { left: 60, right: 20, top: 40, bottom: 50 };
const COLOURS = ["#0b6bcb", "#b45309"];
const GRID = "#d4d4d8";

type Scale = (value: number) => number;

/** Lines over two logarithmic axes, as SVG: there a power is a straight line, and its exponent the slope. */
export function plotSvg(heading: string, lines: readonly Growth[]): string {
  const points = lines.flatMap((line) => line.points);
  const xs = points.map(({ x }) => x);
  const x = logarithmic(xs, MARGIN.left, WIDTH - MARGIN.right);
  const ys = points.map(({ y }) => y);
  const y = logarithmic(ys, HEIGHT - MARGIN.bottom, MARGIN.top);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${HEIGHT}" font-family="sans-serif" font-size="12">`,
    `<title>${heading}, by the number of rooms</title>`,
    `<rect width="${WIDTH}" height="${HEIGHT}" fill="white"/>`,
    text(WIDTH / 2, 20, heading, 'text-anchor="middle" font-size="14"'),
    ...[...new Set(xs)].map((value) => verticalRule(x(value), String(value))),
    ...ticks(Math.min(...ys), Math.max(...ys)).map((value) => horizontalRule(y(value), `${value} s`)),
    ...lines.flatMap((line, index) => drawLine(line, x, y, index)),
    text(WIDTH / 2, HEIGHT - 12, "rooms", 'text-anchor="middle"'),
    "</svg>",
    "",
  ].join("\n");
}

function logarithmic(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.log(Math.min(...values)), Math.log(Math.max(...values))];
  return (value) => Math.round(from + ((Math.log(value) - low) / (high - low)) * (to - from));
}

/** 1, 2 and 5 of each power of ten within the range. */
function ticks(low: number, high: number): number[] {
  const powers = [0.1, 1, 10, 100, 1000];
  return powers.flatMap((power) => [power, 2 * power, 5 * power]).filter((value) => value >= low && value <= high);
}

function drawLine({ title, points }: Growth, x: Scale, y: Scale, index: number): string[] {
  const colour = COLOURS[index % COLOURS.length];
  const corners = points.map((point) => `${x(point.x)},${y(point.y)}`);
  const dots = points.map((point) => `<circle cx="${x(point.x)}" cy="${y(point.y)}" r="3" fill="${colour}"/>`);
  return [
    `<polyline points="${corners.join(" ")}" fill="none" stroke="${colour}" stroke-width="2"/>`,
    ...dots,
    text(MARGIN.left + 12, MARGIN.top + 16 + index * 18, title, `fill="${colour}"`),
  ];
}

function verticalRule(x: number, label: string): string {
  return `<path d="M${x} ${MARGIN.top}V${HEIGHT - MARGIN.bottom}" stroke="${GRID}"/>${text(x, HEIGHT - MARGIN.bottom + 18, label, 'text-anchor="middle"')}`;
}

function horizontalRule(y: number, label: string): string {
  return `<path d="M${MARGIN.left} ${y}H${WIDTH - MARGIN.right}" stroke="${GRID}"/>${text(MARGIN.left - 8, y + 4, label, 'text-anchor="end"')}`;
}

function text(x: number, y: number, content: string, attributes: string): string {
  return `<text x="${x}" y="${y}" ${attributes}>${content}</text>`;
}

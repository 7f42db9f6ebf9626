// No library: the least that a hand-written canvas needs, a canvas for each chart.
import { LARGE, SMALL, TIMES, YEARS, large, small } from './scene.mjs';

const FONT = '12px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const MARGIN = { left: 44, right: 16, top: 12, bottom: 22 };

export default function mount(indicators, largeAt, smallAt) {
  const canvas = (size, at) => at.appendChild(Object.assign(document.createElement('canvas'), size)).getContext('2d');
  const big = canvas(LARGE, largeAt);
  const charts = indicators.map(() => canvas(SMALL, smallAt));
  return (k, dirty) => {
    drawLarge(big, large(indicators[0], k));
    (dirty ? charts.slice(0, 1) : charts).forEach((context, at) => drawSmall(context, small(indicators[at], k), indicators[at].target));
  };
}

function ticks(low, high) {
  const least = (high - low) / 5;
  const power = 10 ** Math.floor(Math.log10(least));
  const step = [1, 2, 5, 10].map((lead) => lead * power).find((size) => size >= least);
  const all = [];
  for (let value = Math.ceil(low / step) * step; value <= high; value += step) all.push(value);
  return all;
}

/** Ground, grid, axes and labels; answers where times and values lie. */
function ground(context, { width, height }, lists) {
  let [least, most] = [Infinity, -Infinity];
  for (const list of lists) for (const value of list) [least, most] = [Math.min(least, value), Math.max(most, value)];
  const air = (most - least) * 0.08;
  const [low, high] = [least - air, most + air];
  const [wide, tall] = [width - MARGIN.left - MARGIN.right, height - MARGIN.top - MARGIN.bottom];
  const x = (time) => MARGIN.left + (wide * (time - 2020)) / 5;
  const y = (value) => MARGIN.top + tall * (1 - (value - low) / (high - low));
  const values = ticks(low, high);
  context.clearRect(0, 0, width, height);
  context.fillStyle = '#dbe2ea';
  for (const value of values) context.fillRect(MARGIN.left, Math.round(y(value)), wide, 1);
  for (const year of YEARS) context.fillRect(Math.round(x(year)), MARGIN.top, 1, tall);
  context.font = FONT;
  context.fillStyle = '#5c6b7a';
  context.textBaseline = 'middle';
  context.textAlign = 'right';
  for (const value of values) context.fillText(String(+value.toFixed(2)), MARGIN.left - 6, y(value));
  context.textAlign = 'center';
  for (const year of YEARS) context.fillText(String(year), x(year), height - 10);
  context.fillRect(MARGIN.left, height - MARGIN.bottom, wide, 1);
  return { x, y, wide };
}

function line(context, times, values, { x, y }, colour, width) {
  context.strokeStyle = colour;
  context.lineWidth = width;
  context.beginPath();
  values.forEach((value, at) => context.lineTo(x(times[at]), y(value)));
  context.stroke();
}

function target(context, value, { y, wide }) {
  context.fillStyle = '#1a7f4b';
  context.fillRect(MARGIN.left, Math.round(y(value)), wide, 2);
}

function drawSmall(context, values, goal) {
  const place = ground(context, SMALL, [values, [goal]]);
  target(context, goal, place);
  line(context, YEARS, values, place, '#1f5fa8', 2);
  context.fillStyle = '#1f5fa8';
  context.beginPath();
  values.forEach((value, at) => {
    context.moveTo(place.x(YEARS[at]), place.y(value));
    context.arc(place.x(YEARS[at]), place.y(value), 2.5, 0, 7);
  });
  context.fill();
}

function drawLarge(context, { lines, low, high, target: goal }) {
  const place = ground(context, LARGE, [...lines, low, high, [goal]]);
  context.fillStyle = 'rgb(31 95 168 / 15%)';
  context.beginPath();
  high.forEach((value, at) => context.lineTo(place.x(TIMES[at]), place.y(value)));
  for (let at = TIMES.length - 1; at >= 0; at -= 1) context.lineTo(place.x(TIMES[at]), place.y(low[at]));
  context.fill();
  lines.forEach((values, at) => line(context, TIMES, values, place, `hsl(${at * 36} 60% 40%)`, 1.6));
  target(context, goal, place);
}

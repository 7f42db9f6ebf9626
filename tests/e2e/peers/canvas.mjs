// No library at all: the least that a hand-written canvas needs. `?canvas` has a canvas for each chart, `?tiles` one for all
// small ones.
import { LARGE, SMALL, TIMES, YEARS, large, small } from './scene.mjs';
const params = new URLSearchParams(location.search);
const opts = { alpha: !params.has('opaque'), willReadFrequently: params.has('wrf'), desynchronized: params.has('desync') };
export default function mount(indicators, largeAt, smallAt) {
  const tiles = params.has('tiles');
  const canvas = (size, at) => at.appendChild(Object.assign(document.createElement('canvas'), size)).getContext('2d', opts);
  const big = canvas(LARGE, largeAt);
  const cols = 6, rows = 7;
  const smalls = tiles ? canvas({ width: cols * SMALL.width, height: rows * SMALL.height }, smallAt) : indicators.map(() => canvas(SMALL, smallAt));
  return (k, dirty) => {
    const scene = large(indicators[0], k);
    if (!params.has('nolarge')) drawLarge(big, scene);
    const list = dirty ? indicators.slice(0, 1) : indicators;
    list.forEach((ind, i) => {
      const v = small(ind, k);
      if (tiles) drawSmall(smalls, (i % cols) * SMALL.width, Math.floor(i / cols) * SMALL.height, v, ind.target);
      else drawSmall(smalls[i], 0, 0, v, ind.target);
    });
  };
}
const NOTEXT = params.has('notext');
function axis(lo, hi) {
  const step0 = (hi - lo) / 5, p = 10 ** Math.floor(Math.log10(step0));
  const s = [1, 2, 5, 10].map((x) => x * p).find((x) => x >= step0);
  const t = []; for (let v = Math.ceil(lo / s) * s; v <= hi; v += s) t.push(v);
  return t;
}
function frame(c, ox, oy, w, h, L, lo, hi, years) {
  const T = 12, R = 16, B = 22, pw = w - L - R, ph = h - T - B;
  c.fillStyle = '#fff'; c.fillRect(ox, oy, w, h);
  const y = (v) => oy + T + ph * (1 - (v - lo) / (hi - lo)), x = (t) => ox + L + pw * (t - 2020) / 5;
  const ticks = axis(lo, hi);
  c.fillStyle = '#dbe2ea';
  for (const v of ticks) c.fillRect(ox + L, Math.round(y(v)), pw, 1);
  for (const t of YEARS) c.fillRect(Math.round(x(t)), oy + T, 1, ph);
  if (!NOTEXT) {
    c.font = FONT; c.fillStyle = '#5c6b7a'; c.textBaseline = 'middle'; c.textAlign = 'right';
    for (const v of ticks) c.fillText(String(+v.toFixed(2)), ox + L - 6, y(v));
    c.textAlign = 'center';
    for (const t of years) c.fillText(String(t), x(t), oy + h - 10);
  }
  c.fillStyle = '#5c6b7a'; c.fillRect(ox + L, oy + T + ph, pw, 1);
  return [x, y];
}
const FONT = '12px "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
function drawSmall(c, ox, oy, v, target) {
  if (params.has('touch')) { c.fillStyle='#fff'; c.fillRect(ox,oy,220,120); return; }
  const lo = Math.min(target, ...v), hi = Math.max(target, ...v), a = (hi - lo) * 0.08;
  const [x, y] = frame(c, ox, oy, 220, 120, 44, lo - a, hi + a, YEARS);
  c.fillStyle = '#1a7f4b'; c.fillRect(ox + 44, Math.round(y(target)), 160, 2);
  c.strokeStyle = '#1f5fa8'; c.lineWidth = 2; c.beginPath();
  v.forEach((q, i) => c.lineTo(x(YEARS[i]), y(q))); c.stroke();
  c.fillStyle = '#1f5fa8'; c.beginPath();
  v.forEach((q, i) => { c.moveTo(x(YEARS[i]) + 2.5, y(q)); c.arc(x(YEARS[i]), y(q), 2.5, 0, 7); }); c.fill();
}
function drawLarge(c, s) {
  if (params.has('touch')) { c.fillStyle='#fff'; c.fillRect(0,0,1200,500); return; }
  let lo = s.target, hi = s.target;
  for (const l of [...s.lines, s.low, s.high]) for (const q of l) { lo = Math.min(lo, q); hi = Math.max(hi, q); }
  const a = (hi - lo) * 0.08;
  const [x, y] = frame(c, 0, 0, 1200, 500, 60, lo - a, hi + a, YEARS);
  if (!params.has('noband')) {c.fillStyle = params.has('solid')?'rgb(210 230 240)':'rgb(31 95 168 / 15%)'; c.beginPath();
  s.high.forEach((q, i) => c.lineTo(x(TIMES[i]), y(q)));
  for (let i = 60; i >= 0; i--) c.lineTo(x(TIMES[i]), y(s.low[i]));
  c.fill();}
  if (params.has('nolines')) s.lines=[]; c.lineWidth = params.has('w1')?1:1.6; if (params.has('bevel')) c.lineJoin='bevel';
  s.lines.forEach((l, j) => { c.strokeStyle = `hsl(${j * 36} 60% 40%)`; c.beginPath(); l.forEach((q, i) => c.lineTo(x(TIMES[i]), y(q))); c.stroke(); });
  c.fillStyle = '#1a7f4b'; c.fillRect(60, Math.round(y(s.target)), 1124, 2);
}

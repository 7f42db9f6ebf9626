// The workload's sweep and simulation in hand-written JavaScript: typed arrays, laid out so that inner loops run over scenarios or draws
// of one indicator. What the program's own engine is measured against; runs in a page and in Node.
const PHI = 0.6180339887498949;

/** Sweeps in blocks: one indicator at a time over a block of scenarios, each year's values in a typed array of their own, a scenario's
 * five steps in registers. */
export function sweepBlocked({ indicators }, scenarios, block = 256) {
  const count = indicators.length;
  const years = indicators.map(() => Array.from({ length: 6 }, () => new Float64Array(block)));
  const rates = new Float64Array(block);
  const meets = new Int32Array(block);
  const hist = new Uint32Array(count + 1);
  const sums = new Float64Array(count);
  for (let first = 0; first < scenarios; first += block) {
    const size = Math.min(block, scenarios - first);
    meets.fill(0);
    for (let i = 0; i < count; i += 1) {
      const { family, y0, rate, cap, flow0, target, direction } = indicators[i];
      multipliers(rates, size, first * count + i, count, rate);
      years[i][0].fill(y0, 0, size);
      if (family === 'linear') linear(years[i], rates, size, y0);
      else if (family === 'compound') compound(years[i], rates, size, y0);
      else if (family === 'logistic') logistic(years[i], rates, size, y0, cap);
      else cumulative(years[i], rates, size, y0, flow0);
      sums[i] += direction === 'up' ? risen(years[i][5], meets, size, target) : fallen(years[i][5], meets, size, target);
    }
    for (let s = 0; s < size; s += 1) hist[meets[s]] += 1;
  }
  return { check: sums.reduce((a, b) => a + b), met: hist.reduce((sum, n, met) => sum + n * met, 0) };
}

function multipliers(rates, size, n, count, rate) {
  for (let s = 0; s < size; s += 1, n += count) {
    const turns = n * PHI;
    rates[s] = rate * (0.5 + (turns - Math.floor(turns)));
  }
}

function linear([, a, b, c, d, e], rates, size, y0) {
  for (let s = 0; s < size; s += 1) {
    const g = rates[s];
    let y = y0 + g;
    a[s] = y;
    b[s] = y += g;
    c[s] = y += g;
    d[s] = y += g;
    e[s] = y += g;
  }
}

function compound([, a, b, c, d, e], rates, size, y0) {
  for (let s = 0; s < size; s += 1) {
    const g = 1 + rates[s];
    let y = y0 * g;
    a[s] = y;
    b[s] = y *= g;
    c[s] = y *= g;
    d[s] = y *= g;
    e[s] = y *= g;
  }
}

// One exponential to a scenario: the odds against fall by the same factor in each year.
function logistic([, a, b, c, d, e], rates, size, y0, cap) {
  const odds0 = (cap - y0) / y0;
  for (let s = 0; s < size; s += 1) {
    const g = Math.exp(-rates[s]);
    let odds = odds0 * g;
    a[s] = cap / (1 + odds);
    odds *= g;
    b[s] = cap / (1 + odds);
    odds *= g;
    c[s] = cap / (1 + odds);
    odds *= g;
    d[s] = cap / (1 + odds);
    odds *= g;
    e[s] = cap / (1 + odds);
  }
}

function cumulative([, a, b, c, d, e], rates, size, y0, flow0) {
  for (let s = 0; s < size; s += 1) {
    const g = 1 + rates[s];
    let flow = flow0 * g;
    let y = y0 + flow;
    a[s] = y;
    flow *= g;
    b[s] = y += flow;
    flow *= g;
    c[s] = y += flow;
    flow *= g;
    d[s] = y += flow;
    flow *= g;
    e[s] = y += flow;
  }
}

function risen(last, meets, size, target) {
  let sum = 0;
  for (let s = 0; s < size; s += 1) {
    const y = last[s];
    sum += y;
    meets[s] += y >= target ? 1 : 0;
  }
  return sum;
}

function fallen(last, meets, size, target) {
  let sum = 0;
  for (let s = 0; s < size; s += 1) {
    const y = last[s];
    sum += y;
    meets[s] += y <= target ? 1 : 0;
  }
  return sum;
}

/** Sweeps as one writes it first: scenario by scenario, indicator by indicator. */
export function sweepPlain({ indicators }, scenarios) {
  const count = indicators.length;
  const values = new Float64Array(count * 6);
  const hist = new Uint32Array(count + 1);
  let check = 0;
  for (let s = 0; s < scenarios; s += 1) {
    let met = 0;
    for (let i = 0; i < count; i += 1) {
      const stated = indicators[i];
      const turns = (s * count + i) * PHI;
      const g = stated.rate * (0.5 + (turns - Math.floor(turns)));
      let y = stated.y0;
      let flow = stated.flow0;
      values[i * 6] = y;
      for (let t = 1; t <= 5; t += 1) {
        switch (stated.family) {
          case 'linear': y += g; break;
          case 'compound': y *= 1 + g; break;
          case 'logistic': y = stated.cap / (1 + ((stated.cap - stated.y0) / stated.y0) * Math.exp(-g * t)); break;
          default: flow *= 1 + g; y += flow;
        }
        values[i * 6 + t] = y;
      }
      check += y;
      if (stated.direction === 'up' ? y >= stated.target : y <= stated.target) met += 1;
    }
    hist[met] += 1;
  }
  return { check, met: hist.reduce((sum, n, met) => sum + n * met, 0) };
}

const BINS = 1024;

/** Simulates one indicator at a time, a draw's five years in registers, quantiles read off histograms; normal numbers from `source`. */
export function simulate({ indicators }, draws, seed, source = polar) {
  const normal = source(seed);
  const block = 512;
  const shocks = new Float64Array(block * 5);
  const fan = [];
  let pm = 0;
  for (const indicator of indicators) {
    const ranges = span(indicator);
    const counts = ranges.map(() => new Uint32Array(BINS));
    const lows = ranges.map(([low]) => low);
    const scales = ranges.map(([low, high]) => BINS / (high - low));
    const count = COUNTED[indicator.family];
    let met = 0;
    for (let first = 0; first < draws; first += block) {
      const size = Math.min(block, draws - first) * 5;
      normal(shocks, size + (size & 1));
      met += count(indicator, shocks, size, counts, lows, scales);
    }
    pm += met / draws;
    fan.push(ranges.map(([low, high], t) => [0.1, 0.5, 0.9].map((share) => quantile(counts[t], low, high, share * draws))));
  }
  return { pm, fan };
}

function bin(y, low, scale) {
  const at = ((y - low) * scale) | 0;
  return at < 0 ? 0 : at >= BINS ? BINS - 1 : at;
}

const meets = (y, target, up) => ((up ? y >= target : y <= target) ? 1 : 0);

// A function for each family, so that each loop does one thing.
const COUNTED = {
  linear({ y0, rate, sigma, target, direction }, shocks, size, [a, b, c, d, e], [la, lb, lc, ld, le], [sa, sb, sc, sd, se]) {
    const up = direction === 'up';
    let met = 0;
    for (let at = 0; at < size; at += 5) {
      let y = y0 + (rate + sigma * shocks[at]);
      a[bin(y, la, sa)] += 1;
      y += rate + sigma * shocks[at + 1];
      b[bin(y, lb, sb)] += 1;
      y += rate + sigma * shocks[at + 2];
      c[bin(y, lc, sc)] += 1;
      y += rate + sigma * shocks[at + 3];
      d[bin(y, ld, sd)] += 1;
      y += rate + sigma * shocks[at + 4];
      e[bin(y, le, se)] += 1;
      met += meets(y, target, up);
    }
    return met;
  },
  compound({ y0, rate, sigma, target, direction }, shocks, size, [a, b, c, d, e], [la, lb, lc, ld, le], [sa, sb, sc, sd, se]) {
    const up = direction === 'up';
    const factor = 1 + rate;
    let met = 0;
    for (let at = 0; at < size; at += 5) {
      let y = y0 * (factor + sigma * shocks[at]);
      a[bin(y, la, sa)] += 1;
      y *= factor + sigma * shocks[at + 1];
      b[bin(y, lb, sb)] += 1;
      y *= factor + sigma * shocks[at + 2];
      c[bin(y, lc, sc)] += 1;
      y *= factor + sigma * shocks[at + 3];
      d[bin(y, ld, sd)] += 1;
      y *= factor + sigma * shocks[at + 4];
      e[bin(y, le, se)] += 1;
      met += meets(y, target, up);
    }
    return met;
  },
  logistic({ y0, cap, rate, sigma, target, direction }, shocks, size, [a, b, c, d, e], [la, lb, lc, ld, le], [sa, sb, sc, sd, se]) {
    const up = direction === 'up';
    const odds0 = (cap - y0) / y0;
    let met = 0;
    for (let at = 0; at < size; at += 5) {
      let odds = odds0 * Math.exp(-(rate + sigma * shocks[at]));
      a[bin(cap / (1 + odds), la, sa)] += 1;
      odds *= Math.exp(-(rate + sigma * shocks[at + 1]));
      b[bin(cap / (1 + odds), lb, sb)] += 1;
      odds *= Math.exp(-(rate + sigma * shocks[at + 2]));
      c[bin(cap / (1 + odds), lc, sc)] += 1;
      odds *= Math.exp(-(rate + sigma * shocks[at + 3]));
      d[bin(cap / (1 + odds), ld, sd)] += 1;
      odds *= Math.exp(-(rate + sigma * shocks[at + 4]));
      const y = cap / (1 + odds);
      e[bin(y, le, se)] += 1;
      met += meets(y, target, up);
    }
    return met;
  },
  cumulative({ y0, flow0, rate, sigma, target, direction }, shocks, size, [a, b, c, d, e], [la, lb, lc, ld, le], [sa, sb, sc, sd, se]) {
    const up = direction === 'up';
    const factor = 1 + rate;
    let met = 0;
    for (let at = 0; at < size; at += 5) {
      let flow = flow0 * (factor + sigma * shocks[at]);
      let y = y0 + flow;
      a[bin(y, la, sa)] += 1;
      flow *= factor + sigma * shocks[at + 1];
      y += flow;
      b[bin(y, lb, sb)] += 1;
      flow *= factor + sigma * shocks[at + 2];
      y += flow;
      c[bin(y, lc, sc)] += 1;
      flow *= factor + sigma * shocks[at + 3];
      y += flow;
      d[bin(y, ld, sd)] += 1;
      flow *= factor + sigma * shocks[at + 4];
      y += flow;
      e[bin(y, le, se)] += 1;
      met += meets(y, target, up);
    }
    return met;
  },
};

/** Where values may lie: five standard deviations to either side, in each year. */
function span({ family, rate, sigma, y0, flow0, cap }) {
  const low = [];
  const high = [];
  for (let t = 1; t <= 5; t += 1) {
    for (const [list, sign] of [[low, -1], [high, 1]]) {
      const z = (sign * 5) / Math.sqrt(t);
      const g = rate + sigma * z;
      let [y, flow, odds] = [y0, flow0, (cap - y0) / y0];
      for (let k = 0; k < t; k += 1) {
        if (family === 'linear') y += g;
        else if (family === 'compound') y *= 1 + g;
        else if (family === 'logistic') { odds *= Math.exp(-g); y = cap / (1 + odds); }
        else { flow *= 1 + g; y += flow; }
      }
      list.push(y);
    }
  }
  return low.map((y, t) => [y, high[t]]);
}

function quantile(counts, low, high, rank) {
  let below = 0;
  for (let bin = 0; bin < BINS; bin += 1) {
    if (below + counts[bin] >= rank && counts[bin] > 0) return low + ((bin + (rank - below) / counts[bin]) / BINS) * (high - low);
    below += counts[bin];
  }
  return high;
}

/** The state of sfc32, a random generator as fast as JavaScript has; those below keep it in locals while they fill an array. */
function sfc32(seed) {
  const state = Int32Array.of(0x9e3779b9, 0x243f6a88, seed | 0, 1);
  for (let i = 0; i < 15; i += 1) word(state);
  return state;
}

function word(state) {
  const a = state[0], b = state[1], c = state[2], d = state[3];
  const t = (((a + b) | 0) + d) | 0;
  state[0] = b ^ (b >>> 9);
  state[1] = (c + (c << 3)) | 0;
  state[2] = (((c << 21) | (c >>> 11)) + t) | 0;
  state[3] = (d + 1) | 0;
  return t;
}

/** Marsaglia's polar method, both numbers of each pair used. A ziggurat took a seventh longer here. */
function polar(seed) {
  const state = sfc32(seed);
  return (numbers, size) => {
    let a = state[0], b = state[1], c = state[2], d = state[3];
    for (let at = 0; at < size; at += 2) {
      let u, v, s;
      do {
        let t = (((a + b) | 0) + d) | 0;
        d = (d + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + t) | 0;
        u = t * 4.656612873077393e-10;
        t = (((a + b) | 0) + d) | 0;
        d = (d + 1) | 0;
        a = b ^ (b >>> 9);
        b = (c + (c << 3)) | 0;
        c = (((c << 21) | (c >>> 11)) + t) | 0;
        v = t * 4.656612873077393e-10;
        s = u * u + v * v;
      } while (s >= 1 || s === 0);
      const scale = Math.sqrt((-2 * Math.log(s)) / s);
      numbers[at] = u * scale;
      numbers[at + 1] = v * scale;
    }
    state[0] = a; state[1] = b; state[2] = c; state[3] = d;
  };
}

/** Normal numbers looked up in a table of equally likely ones, four to a pair of random words: what the program's own engine does. */
export function table(seed) {
  const state = sfc32(seed);
  const normals = Float64Array.from({ length: 4096 }, (_, at) => inverse((at + 0.5) / 4096));
  return (numbers, size) => {
    let a = state[0], b = state[1], c = state[2], d = state[3];
    for (let at = 0; at < size; at += 2) {
      const t = (((a + b) | 0) + d) | 0;
      d = (d + 1) | 0;
      a = b ^ (b >>> 9);
      b = (c + (c << 3)) | 0;
      c = (((c << 21) | (c >>> 11)) + t) | 0;
      numbers[at] = normals[t & 4095];
      numbers[at + 1] = normals[(t >>> 16) & 4095];
    }
    state[0] = a; state[1] = b; state[2] = c; state[3] = d;
  };
}

/** The inverse of the normal distribution by bisection; only to fill a table. */
function inverse(u) {
  let [low, high] = [-9, 9];
  for (let i = 0; i < 60; i += 1) {
    const z = (low + high) / 2;
    if (0.5 * erfc(-z / Math.SQRT2) < u) low = z;
    else high = z;
  }
  return (low + high) / 2;
}

function erfc(x) {
  const z = Math.abs(x);
  const t = 1 / (1 + z / 2);
  const poly = [-1.26551223, 1.00002368, 0.37409196, 0.09678418, -0.18628806, 0.27886807, -1.13520398, 1.48851587, -0.82215223, 0.17087277];
  const r = t * Math.exp(-z * z + poly.reduceRight((sum, c) => sum * t + c, 0));
  return x >= 0 ? r : 2 - r;
}

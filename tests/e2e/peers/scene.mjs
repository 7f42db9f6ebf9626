// The redraw of the benchmark's workload as numbers: what every library is given to draw, so that all draw the same. Frame `k`
// multiplies every rate by 0.5 + frac(k φ) and computes every series anew, as benches/workload.json says.

export const SMALL = { width: 220, height: 120 };
export const LARGE = { width: 1200, height: 500 };
export const YEARS = [2020, 2021, 2022, 2023, 2024, 2025];
const MONTHS = 61;
export const LINES = 10;
/** The month of each point, in years. */
export const TIMES = Array.from({ length: MONTHS }, (_, month) => 2020 + month / 12);
/** How far P10 and P90 lie from the middle of a normal distribution, in standard deviations. */
const P90 = 1.2815515655446004;

const multiplier = (k) => {
  const turn = k * 0.6180339887498949;
  return 0.5 + (turn - Math.floor(turn));
};

/** The values after each of `steps` equal steps, `perYear` of them a year, at a rate per year. */
function path(indicator, rate, steps, perYear) {
  const values = new Float64Array(steps + 1);
  const step = rate / perYear;
  let value = indicator.y0;
  let flow = (indicator.flow0 ?? 0) / perYear;
  const distance = (indicator.cap - value) / value;
  values[0] = value;
  for (let at = 1; at <= steps; at += 1) {
    if (indicator.family === 'linear') value += step;
    else if (indicator.family === 'compound') value *= 1 + step;
    else if (indicator.family === 'logistic') value = indicator.cap / (1 + distance * Math.exp(-step * at));
    else value += flow *= 1 + step;
    values[at] = value;
  }
  return values;
}

/** A small chart of frame `k`: six points and the target. */
export const small = (indicator, k) => path(indicator, indicator.rate * multiplier(k), 5, 1);

/** The large chart of frame `k`: ten scenarios by month, the first with what lies between P10 and P90 if its rate is uncertain. */
export function large(indicator, k) {
  const rate = indicator.rate * multiplier(k);
  const lines = Array.from({ length: LINES }, (_, line) => path(indicator, rate * (1 + line / 10), MONTHS - 1, 12));
  const edge = (deviation) => path(indicator, rate + deviation * indicator.sigma, MONTHS - 1, 12);
  return { lines, low: edge(-P90), high: edge(P90), target: indicator.target };
}

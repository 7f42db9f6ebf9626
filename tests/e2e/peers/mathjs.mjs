// The workload's sweep by mathjs: each family's formula compiled once, evaluated for every indicator and year of every scenario.
const PHI = 0.6180339887498949;
const FORMULAS = {
  linear: 'y = y + g',
  compound: 'y = y * (1 + g)',
  logistic: 'l = l + g; y = cap / (1 + a * exp(-l))',
  cumulative: 'f = f * (1 + g); y = y + f',
};

/** `math` is the library. */
export function sweepMathjs(math, { indicators }, scenarios) {
  const compiled = Object.fromEntries(Object.entries(FORMULAS).map(([family, formula]) => [family, math.compile(formula)]));
  const values = new Float64Array(indicators.length * 6);
  let [check, met] = [0, 0];
  for (let s = 0; s < scenarios; s += 1) {
    indicators.forEach(({ family, y0, rate, cap, flow0, target, direction }, i) => {
      const turns = (s * indicators.length + i) * PHI;
      const scope = { y: y0, g: rate * (0.5 + (turns - Math.floor(turns))), l: 0, a: (cap - y0) / y0, f: flow0, cap };
      values[i * 6] = y0;
      for (let t = 1; t <= 5; t += 1) {
        compiled[family].evaluate(scope);
        values[i * 6 + t] = scope.y;
      }
      check += scope.y;
      met += direction === 'up' ? Number(scope.y >= target) : Number(scope.y <= target);
    });
  }
  return { check, met };
}

"""Records what independent hands make of the first ten, seven and five years of some series, and of ten of which one is missing: slopes by statsmodels, forecasts and
backtests written anew from their description. Usage: backtests.py > backtests.json   (needs statsmodels; its version is recorded)"""
import json, math, os, sys
import numpy as np, statsmodels, statsmodels.api as sm

here = os.path.dirname(os.path.abspath(__file__))
series = {s["id"]: s for s in json.load(open(os.path.join(here, "series.json")))}
PHIS = [0.8, 0.85, 0.9, 0.95]

def line(x, y, w=None):
    X = sm.add_constant(np.array(x, float))
    fit = sm.WLS(np.array(y, float), X, weights=w).fit() if w is not None else sm.OLS(np.array(y, float), X).fit()
    return float(fit.params[1])

def hold(v, lo, hi): return min(max(v, lo), hi)

def ahead(method, xs, ys, lo, hi, years=5, phi=None):
    """The values of the years ahead; None where the method has no answer."""
    y, out = ys[-1], []
    if method == "hold": return [y] * years
    if len(ys) < 3: return None
    if method in ("linear", "damped", "weighted"):
        if method == "weighted":
            b, f = 0.9 * line(xs, ys, [0.6 ** (xs[-1] - x) for x in xs]), 0.9
        elif method == "damped":
            f = phi if phi is not None else best_phi(xs, ys, lo, hi); b = f * line(xs, ys)
        else: b, f = line(xs, ys), 1.0
        for k in range(years): y = hold(y + b * f ** k, lo, hi); out.append(y)
        return out
    if method == "compound":
        if ys[0] <= 0 or ys[-1] <= 0: return None
        g = (ys[-1] / ys[0]) ** (1 / (xs[-1] - xs[0]))
        for _ in range(years): y = hold(y * g, lo, hi); out.append(y)
        return out
    if method == "compound_damped":
        if min(ys) <= 0: return None
        b = 0.85 * line(xs, [math.log(v) for v in ys])
        for k in range(years): y = hold(y * math.exp(b * 0.85 ** k), lo, hi); out.append(y)
        return out
    if method == "gap":
        limit = lo if line(xs, ys) < 0 else hi
        if math.isinf(limit) or any((limit - v) / (limit - y) <= 0 if limit != y else True for v in ys): return None
        s = min(max(1 - math.exp(line(xs, [math.log((limit - v) / (limit - y)) for v in ys])), 0), 1)
        for _ in range(years): y = hold(limit - (limit - y) * (1 - s), lo, hi); out.append(y)
        return out
    if method == "s_curve":
        if math.isinf(hi) or min(ys) <= 0 or max(ys) >= hi: return None
        k = line(xs, [math.log(v / (hi - v)) for v in ys])
        for t in range(1, years + 1): out.append(hi / (1 + (hi - y) / y * math.exp(-k * t)))
        return out

def best_phi(xs, ys, lo, hi):
    tried = [(backtest("damped", xs, ys, lo, hi, phi), phi) for phi in PHIS]
    tried = [(e[0], phi) for e, phi in tried if e and e[1]]
    return min(tried)[1] if tried else 0.9

def backtest(method, xs, ys, lo, hi, phi=None):
    errors = []
    for i in range(3, len(ys)):
        values = ahead(method, xs[:i], ys[:i], lo, hi, 5, phi)
        if values is None: return None
        errors += [abs(values[xs[j] - xs[i - 1] - 1] - ys[j]) for j in range(i, len(ys)) if xs[j] - xs[i - 1] <= 5]
    return (sum(errors) / len(errors) if errors else 0.0, len(errors))

found = []
for id in sorted(series)[::9]:
    s = series[id]; b = s.get("bounds") or [None, None]
    lo, hi = (-math.inf if b[0] is None else b[0]), (math.inf if b[1] is None else b[1])
    items = sorted((int(y), v) for y, v in s["values"].items())
    for n, gone in ((10, None), (7, None), (5, None), (10, 4), (10, 7)):
        without = None if gone is None else items[gone][0]
        xs, ys = [x for x, _ in items[:n] if x != without], [y for x, y in items[:n] if x != without]
        change = sum(abs((b - a) / (w - v)) for v, a, w, b in zip(xs, ys, xs[1:], ys[1:])) / (len(xs) - 1)
        methods = {}
        for m in ("hold", "linear", "weighted", "damped", "compound", "compound_damped", "gap", "s_curve"):
            values, test = ahead(m, xs, ys, lo, hi), backtest(m, xs, ys, lo, hi)
            methods[m] = {"values": values, "error": test and test[0], "forecasts": test and test[1],
                          "scaled": test[0] / change if test and test[1] and change else None}
        found.append({"id": id, "n": n, "without": without, "slope": line(xs, ys), "weighted_slope": line(xs, ys, [0.6 ** (xs[-1] - x) for x in xs]), "methods": methods})
json.dump({"statsmodels": statsmodels.__version__, "found": found}, sys.stdout, indent=1)

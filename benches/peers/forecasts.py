"""Foretells yearly series with this program and with its peers, over the same windows: the n years before an origin foretell the next five.

Usage: forecasts.py TUIYAN SERIES.json [share [WINDOWS.json]]
share: how many of the windows are taken, 1 for all. WINDOWS.json: where to write those that count, for `benches/forecasts.rs`.
Prints JSON: for each method and each n the mean error, what was refused, what its 80 % range held and its interval score, and the time of all
windows with n from 5 to 10: of a peer within this process, of ours as a process of its own. Errors are over the mean absolute yearly change of the window (MASE), the interval score likewise: the width and
ten times what lies outside. Means of the series' means, so that a long series counts once."""
import json, random, subprocess, sys, tempfile, time, warnings

import numpy as np
from statsforecast.models import AutoETS, AutoTheta, Holt, Naive, RandomWalkWithDrift
from statsmodels.tsa.holtwinters import ExponentialSmoothing

warnings.simplefilter("ignore")
NS, AHEAD, ORIGINS, SEED = (3, 4, 5, 6, 7, 8, 10, 15), 5, 8, 20261130
COUNTED = (5, 6, 7, 8, 10)


def windows(series):
    """Up to eight origins for each series and n, drawn with a seed of the series' own."""
    for one in series:
        known = sorted((int(year), value) for year, value in one["values"].items())
        values, draw = [value for _, value in known], random.Random(f"{SEED} {one['id']}")
        for n in NS:
            ends = list(range(n, len(values) - AHEAD + 1))
            for end in sorted(draw.sample(ends, min(ORIGINS, len(ends)))):
                past, came = values[end - n:end], values[end:end + AHEAD]
                scale = sum(abs(b - a) for a, b in zip(past, past[1:])) / (n - 1)
                if scale > 0:
                    yield {"id": f"{one['id']}~{n}~{end}", "of": one, "n": n, "known": known[end - n:end], "past": past, "came": came, "scale": scale}


def asked(some):
    """Windows as `tuiyan trend --series` reads them."""
    return json.dumps([{**w["of"], "id": w["id"], "values": {str(year): value for year, value in w["known"]}} for w in some])


def ours(tuiyan, all_windows):
    """What `tuiyan trend --series` answers, as a whole process with its reading and writing."""
    def run(some):
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(asked(some)); file.flush()
            before = time.perf_counter()
            done = subprocess.run([tuiyan, "trend", "--series", file.name, "--format", "json"], capture_output=True, text=True, check=True)
            return time.perf_counter() - before, {answer["id"]: answer for answer in json.loads(done.stdout)}
    counted = [w for w in all_windows if w["n"] in COUNTED]
    spent = min(run(counted)[0] for _ in range(3))
    answers = run(all_windows)[1]
    return {"answers": [answers.get(w["id"]) or {} for w in all_windows], "time": spent, "windows": len(counted)}


def of_statsforecast(make):
    def foretell(past):
        model = make()
        model.fit(np.array(past, dtype=np.float64))
        found = model.predict(h=AHEAD, level=[80])
        return {"forecast": found["mean"], "low": found.get("lo-80"), "high": found.get("hi-80")}
    return foretell


def damped_holt(past):
    model = ExponentialSmoothing(np.array(past), trend="add", damped_trend=True, initialization_method="estimated")
    return {"forecast": model.fit().forecast(AHEAD)}


PEERS = {
    "statsforecast Naive": of_statsforecast(Naive),
    "statsforecast RandomWalkWithDrift": of_statsforecast(RandomWalkWithDrift),
    "statsforecast AutoETS": of_statsforecast(lambda: AutoETS(season_length=1)),
    "statsforecast AutoTheta": of_statsforecast(lambda: AutoTheta(season_length=1)),
    "statsforecast Holt": of_statsforecast(Holt),
    "statsmodels Holt, damped": damped_holt,
}


def peer(foretell, some):
    """One window after the other, as a page would ask; the time is that of the counted windows."""
    answers, spent, timed = [], 0.0, 0
    for window in some:
        before = time.perf_counter()
        try:
            answer = foretell(window["past"])
            answer = {key: [float(x) for x in value] for key, value in answer.items() if value is not None}
            answer = answer if np.isfinite(answer["forecast"]).all() else {}
        except Exception:  # A refusal is an answer to be counted, whatever it is called.
            answer = {}
        if window["n"] in COUNTED:
            spent, timed = spent + time.perf_counter() - before, timed + 1
        answers.append(answer)
    return {"answers": answers, "time": spent, "windows": timed}


def mean(values):
    return sum(values) / len(values) if values else None


def by_series(pairs):
    """The mean over the series of their means."""
    found = {}
    for name, value in pairs:
        found.setdefault(name, []).append(value)
    return mean([mean(values) for values in found.values()])


def scored(some, found):
    """By n, and over all that count."""
    def over(chosen):
        errors, scores, held, refused = [], [], [[] for _ in range(AHEAD)], 0
        for window, answer in chosen:
            if not answer.get("forecast"):
                refused += 1
                continue
            name, came, scale = window["of"]["id"], window["came"], window["scale"]
            errors.append((name, mean([abs(a - b) for a, b in zip(answer["forecast"], came)]) / scale))
            for h, (low, high, value) in enumerate(zip(answer.get("low") or [], answer.get("high") or [], came)):
                held[h].append(low <= value <= high)
                scores.append((name, (high - low + 10 * (max(0, low - value) + max(0, value - high))) / scale))
        # A refusal of more than half is no method at that length.
        enough = refused * 2 < len(chosen)
        return {
            "windows": len(chosen), "refused": refused, "mase": by_series(errors) if enough else None,
            "held": mean([x for each in held for x in each]), "least_held": min((mean(each) for each in held if each), default=None),
            "score": by_series(scores),
        }
    both = list(zip(some, found["answers"]))
    lengths = {str(n): over([(w, a) for w, a in both if w["n"] == n]) for n in NS}
    return {"by_n": lengths, "counted": over([(w, a) for w, a in both if w["n"] in COUNTED]), "time": found["time"], "timed": found["windows"]}


def main():
    tuiyan, path, share = sys.argv[1], sys.argv[2], float(sys.argv[3]) if len(sys.argv) > 3 else 1.0
    everything = list(windows(json.load(open(path))))
    some = everything[::max(1, round(1 / share))]
    if len(sys.argv) > 4:
        with open(sys.argv[4], "w") as file:
            file.write(asked([w for w in some if w["n"] in COUNTED]))
    result = {"tuiyan": scored(some, ours(tuiyan, some))}
    for name, foretell in PEERS.items():
        foretell(some[0]["past"] if len(some[0]["past"]) > 9 else list(range(1, 13)))  # What is made ready once is not timed.
        result[name] = scored(some, peer(foretell, some))
    json.dump(result, sys.stdout)


main()

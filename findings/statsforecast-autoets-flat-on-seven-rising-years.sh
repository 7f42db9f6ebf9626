#!/usr/bin/env bash
# statsforecast 2.1.1 (Python), AutoETS with its defaults and season_length=1: seven years that rise without a break, 80, 82, 83, 85, 86, 88, 89,
# are foretold flat, 89 for every year to come: ETS(A,N,N) is chosen. With one year more, 91, the choice jumps to a trend, ETS(A,A,N), and the
# 80 % interval, which was 5.7 wide for the first year and 12.8 for the fifth, becomes 1.25 wide for each of the five years alike. One
# would expect the trend of a series that only rises to be seen from the first on, and an interval that grows with the years ahead in either
# case. Presumably the small-sample correction (AICc) makes a trend's parameters too dear for seven values; nothing says so.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check statsforecast==2.1.1 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
cat >try.py <<'PY'
import sys, warnings
import numpy as np
from statsforecast.models import AutoETS
warnings.simplefilter('ignore')
def foretold(years):
    model = AutoETS(season_length=1)
    model.fit(np.array(years, dtype=float))
    found = model.predict(h=5, level=[80])
    widths = found['hi-80'] - found['lo-80']
    print(len(years), 'years', model.model_['method'], np.round(found['mean'], 2), 'width', np.round(widths, 2))
    return model.model_['method'], found['mean'], widths
seven, flat, wide = foretold([80, 82, 83, 85, 86, 88, 89])
eight, rising, narrow = foretold([80, 82, 83, 85, 86, 88, 89, 91])
as_seen = seven == 'ETS(A,N,N)' and np.ptp(flat) < 1e-9 and wide[4] > 2 * wide[0] and eight == 'ETS(A,A,N)' and rising[4] > 98 and np.ptp(narrow) < 1e-3
sys.exit(not as_seen)
PY
env/bin/python try.py

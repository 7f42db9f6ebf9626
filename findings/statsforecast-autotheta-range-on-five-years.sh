#!/usr/bin/env bash
# statsforecast 2.1.1 (Python), AutoTheta and AutoETS, on a yearly series of five years: 80, 82, 83, 85, 86, as a district's yearbook has one. The
# yearly changes are 2, 1, 2, 1. AutoTheta answers and gives an 80 % interval for the next five years that is 0.04 wide for the first year and
# 0.06 for the fifth – an eighth and a fifth of how far the years differ from a line –, and narrower for the fifth year than for the fourth. No
# warning says that four changes are too few. One would expect an interval as wide as the noise at least, growing with every year ahead, or a
# refusal; AutoETS of the same package refuses the same series as a "tiny dataset". Over 98 real series with five known years the interval
# held 22 % of what came.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check statsforecast==2.1.1 numpy==2.4.6 pandas==2.3.3 scipy==1.17.1
cat >try.py <<'PY'
import sys, warnings
import numpy as np
from statsforecast.models import AutoETS, AutoTheta
warnings.simplefilter('ignore')
years = np.array([80.0, 82, 83, 85, 86])
model = AutoTheta(season_length=1)
model.fit(years)
found = model.predict(h=5, level=[80])
widths = found['hi-80'] - found['lo-80']
x = np.arange(5)
noise = np.std(years - np.polyval(np.polyfit(x, years, 1), x), ddof=2)
print('forecast', np.round(found['mean'], 2), 'width', np.round(widths, 3), 'noise around a line', round(float(noise), 2))
try:
    AutoETS(season_length=1).fit(years)
    ets = 'answers'
except NotImplementedError as error:
    ets = f'refuses: {error}'
print('AutoETS', ets)
sys.exit(not (widths.max() < noise / 3 and widths[4] < widths[3] and ets == 'refuses: tiny datasets'))
PY
env/bin/python try.py

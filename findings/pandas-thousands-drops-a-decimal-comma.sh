#!/usr/bin/env bash
# pandas 2.2.3: read_csv(thousands=",") removes a comma anywhere in a figure, not only before three digits. If one office writes 12,224 and another
# 93,7 (a decimal comma) in the same table, the second becomes 937, ten times too large, without a warning.
# Expected: a figure that is not grouped by thousands stays text, or is refused.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv env
env/bin/pip install --quiet --disable-pip-version-check pandas==2.2.3
cat >comma.py <<'PY'
import io

import pandas

text = 'indicator,2021\nemployed,"12,224"\nenrolment,"93,7"\nodd,"1,2,3"\n'
print(pandas.read_csv(io.StringIO(text), thousands=",")["2021"].tolist())
PY
env/bin/python comma.py | tee found
diff - found <<'EXPECTED'
[12224, 937, 123]
EXPECTED

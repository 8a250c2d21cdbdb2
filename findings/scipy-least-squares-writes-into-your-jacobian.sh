#!/usr/bin/env bash
# scipy 1.15.3: least_squares with a robust loss writes into the array that your jac returns, and says that it succeeded.
#
# One would guess that what jac returns is only read. For a linear model jac is the design matrix itself, so the natural line is
# `jac=lambda b: design`. The first step then scales that matrix in place; from then on the model is another one. No step is taken, and
# `success` is True. Return a copy. From 1.16 on the matrix stays as it is. We saw neither in scipy's documentation.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
for version in 1.15.3 1.16.3; do
    python3 -m venv --clear "$folder/venv"
    "$folder/venv/bin/pip" install -q numpy==2.2.6 "scipy==$version"
    VERSION=$version "$folder/venv/bin/python" - <<'PY'
import os

import numpy as np
import scipy
from scipy.optimize import least_squares

assert scipy.__version__ == os.environ["VERSION"]
design = np.column_stack([np.ones(6), np.arange(6.0)])
figures = np.array([0, 1, 2, 3, 4, 50.0])


def fitted(copied):
    matrix = design.copy()
    found = least_squares(
        lambda b: matrix @ b - figures, [0.0, 0.5], jac=lambda _: matrix.copy() if copied else matrix, loss="huber", f_scale=1.0
    )
    return found.x.round(6).tolist(), bool(found.success), np.array_equal(matrix, design)


own, copy = fitted(False), fitted(True)
print(f"scipy {scipy.__version__}: jac returns the design (solution, success, untouched): {own}; a copy: {copy}")
assert copy == ([-0.4, 1.3], True, True)
assert own == (([0.0, 0.5], True, False) if scipy.__version__ == "1.15.3" else copy)
PY
done
echo "as described"

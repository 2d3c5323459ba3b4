"""An outcome of a study over each of its factors. Use: scatter.py MERGED.nc OUTCOME FIGURE.png"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

merged, outcome, figure = sys.argv[1:]
with xr.open_dataset(merged) as study:
    factors = study.factor.values
    x = study.factor_value.values
    y = study[outcome].mean(["plan", "replicate"]).values

columns = 4
rows = -(-len(factors) // columns)
fig, axes = plt.subplots(rows, columns, figsize=(3 * columns, 2.4 * rows), sharey=True, squeeze=False)
for axis in axes.flat[len(factors):]:
    axis.axis("off")
for number, (factor, axis) in enumerate(zip(factors, axes.flat)):
    known = ~np.isnan(y)
    order = np.argsort(x[known, number], kind="stable")
    a, b = x[known, number][order], y[known][order]
    axis.plot(a, b, ".", markersize=2, alpha=0.3, color="tab:blue")
    # Means of twenty stretches with as many runs each.
    parts = [part for part in np.array_split(np.arange(len(a)), 20) if len(part)]
    axis.plot([a[part].mean() for part in parts], [b[part].mean() for part in parts], color="black")
    axis.set_xlabel(factor)
for axis in axes[:, 0]:
    axis.set_ylabel(outcome)
fig.tight_layout()
fig.savefig(figure, dpi=150)

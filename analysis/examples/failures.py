"""Where an outcome falls below a level, over the two factors that tell it apart best.
Use: failures.py MERGED.nc OUTCOME LEVEL FIGURE.png"""

import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np
import xarray as xr

merged, outcome, level, figure = sys.argv[1:]
with xr.open_dataset(merged) as study:
    factors = study.factor.values
    x = study.factor_value.values
    y = study[outcome].mean(["plan", "replicate"]).values
    if study.attrs["design"] == "saltelli":  # mixed rows are no draws of their own
        own = study.block.values < 2
        x, y = x[own], y[own]

known = ~np.isnan(y)
x, fails = x[known], y[known] < float(level)
# Means of failing and other runs, in standard deviations of all.
apart = [abs(column[fails].mean() - column[~fails].mean()) / column.std() if 0 < fails.sum() < len(fails) and column.std() else 0
         for column in x.T]
first, second = np.argsort(apart)[::-1][:2]
fig, axis = plt.subplots(figsize=(5, 4.5))
for which, color, label in ((~fails, "lightgrey", f"{outcome} at least {level}"), (fails, "tab:red", f"below {level}")):
    axis.plot(x[which, first], x[which, second], "o", markersize=3, color=color, label=label)
axis.set_xlabel(factors[first])
axis.set_ylabel(factors[second])
axis.set_title(f"fails in {fails.mean():.0%} of {len(fails)} rows")
axis.legend()
fig.tight_layout()
fig.savefig(figure, dpi=150)

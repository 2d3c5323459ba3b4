"""Shares of an outcome's variance, from `ssrsim study analyse STUDY -o FILE.json` of a Saltelli design.
Use: shares.py ANALYSIS.json OUTCOME FIGURE.png"""

import json
import sys

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

analysis, outcome, figure = sys.argv[1:]
with open(analysis) as file:
    found = next(one for one in json.load(file)["outcomes"] if one["outcome"] == outcome)
factors = sorted(found["factors"], key=lambda factor: factor["total"]["estimate"])

fig, axis = plt.subplots(figsize=(7, 0.4 * len(factors) + 1))
for shift, order, color in ((0.2, "first", "tab:orange"), (-0.2, "total", "tab:blue")):
    estimate = np.array([factor[order]["estimate"] for factor in factors])
    low = np.array([factor[order]["low"] for factor in factors])
    high = np.array([factor[order]["high"] for factor in factors])
    place = np.arange(len(factors)) + shift
    axis.barh(place, estimate, height=0.35, color=color, label={"first": "first order"}.get(order, order))
    axis.hlines(place, low, high, color="black", linewidth=1)
axis.set_yticks(np.arange(len(factors)), [factor["name"] for factor in factors])
axis.set_xlabel(f"share of the variance of {outcome}, with 95% intervals")
axis.legend()
fig.tight_layout()
fig.savefig(figure, dpi=150)

"""How times are summed up and shown."""

from __future__ import annotations

import statistics
from collections.abc import Sequence


def percentile(seconds: Sequence[float], percent: int) -> float:
    """Milliseconds that this share of the times does not exceed."""
    return statistics.quantiles(seconds, n=100)[percent - 1] * 1000


def show_times(times: dict[str, list[float]]) -> None:
    """Prints a line for each bot: the median and the 95th percentile, in milliseconds."""
    for name, seconds in times.items():
        print(f"  {name:30} p50 {percentile(seconds, 50):7.1f}   p95 {percentile(seconds, 95):7.1f}")


def verdict(what: str, figure: float, target: float) -> bool:
    """Prints a figure beside the most that it may be, and gives whether it keeps to it."""
    met = figure <= target
    print(f"  {what} {figure:.2f} (target: at most {target:g}{'' if met else '; MISSED'})")
    return met

"""An amount of money in a feed's field that should hold nothing else."""

from __future__ import annotations

import math
from typing import Any, Optional


def amount_of(value: Any) -> Optional[float]:
    """106437.5 of 106437.5, "106437.5" and "106,437.5"; None of nothing and of 0; `ValueError` of what is no amount."""
    if value is None or value == "":
        return None
    try:
        amount = math.nan if isinstance(value, bool) else float(str(value).replace(",", ""))
    except ValueError:
        amount = math.nan
    if not math.isfinite(amount):
        raise ValueError(f"'{str(value)[:40]}' is no amount of money")
    return amount or None

"""Imported by the process from which readers are forked: what reading needs is loaded once, for all of them."""

from __future__ import annotations

import gc

from bot.postings.digest import digest
from bot.text.posting import Posting

digest(Posting(id="warm", title="Baker", description="Full-time. $20 an hour in Tulsa, OK. No degree needed."))
# What is loaded stays: looking through it again and again would cost a tenth of the reading.
gc.freeze()

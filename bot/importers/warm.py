"""Imported by the process from which readers are forked: what reading needs is loaded once, for all of them."""

from __future__ import annotations

import gc

from bot.postings.write import entered
from bot.text.posting import Posting

entered(
    Posting(id="warm", title="Baker", location="Tulsa, OK", description="Full-time. $20 an hour. No degree needed.")
)
# What is loaded stays: looking through it again and again would cost a tenth of the reading.
gc.freeze()

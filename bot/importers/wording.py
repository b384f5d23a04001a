"""Small questions that several adapters ask of an employer's text."""

from __future__ import annotations

import re
from collections import Counter
from html import unescape
from typing import Optional

_TAG = re.compile(r"<[^<>]*(?:>|\Z)")


def words(markup: str) -> str:
    """The words of HTML with single spaces between, to compare one piece with another."""
    return " ".join(unescape(_TAG.sub(" ", markup)).split())


def company_in(text: str, token: Optional[str]) -> Optional[str]:
    """The employer's name as its own text writes it, told from the short name in its board's address.

    `acmetools` finds "Acme Tools"; a name that the text lacks is the short name with capitals: "Acmetools".
    """
    if not token:
        return None
    letters = [re.escape(letter) for letter in token if letter.isalnum()]
    pattern = r"(?<!\w)" + r"[ .&'-]?".join(letters) + r"(?!\w)"
    written = Counter(found for found in re.findall(pattern, words(text), re.I) if found[0] != found[0].lower())
    return written.most_common(1)[0][0] if written else re.sub(r"[-_]+", " ", token).title()

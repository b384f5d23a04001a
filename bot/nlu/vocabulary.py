"""The store's spellings, handed in by name, since this room may not know the store."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import Optional

from bot.extract.vocabulary import Vocabulary


def vocabulary_function(path: Optional[str]) -> Optional[Callable[[], Vocabulary]]:
    """The function named "package.module:name", found when first needed."""
    if not path:
        return None
    module, _, name = path.partition(":")
    function: Callable[[], Vocabulary] = getattr(import_module(module), name)
    return function

"""Which titles a role means: its own words, those of its family, and the people of a field of work."""

from __future__ import annotations

from functools import cache, lru_cache

from bot.lexicon import lexicon
from bot.postings.words import plural, stems, words

Stems = tuple[str, ...]


@lru_cache(maxsize=4096)
def titles_of(role: str) -> tuple[Stems, ...]:
    """Each way to say a role, as stems that a title must all have; the candidate's own first; () for no words."""
    own = tuple(stems(role))
    if not own:
        return ()
    found = [own]
    for family in _families():
        member = max((member for member in family if _position(member, own) is not None), key=len, default=None)
        if member is not None:
            at = _position(member, own) or 0
            found += [own[:at] + other + own[at + len(member) :] for other in family if other != member]
    if len(found) == 1:
        found += [tuple(kind if stem == worker else stem for stem in own) for worker, kind in _kinds() if worker in own]
    found += _fields().get(own, ())
    return tuple(dict.fromkeys(found))


@lru_cache(maxsize=4096)
def phrases_of(role: str) -> tuple[tuple[str, ...], ...]:
    """A role as texts write it, in the singular and in the plural; () where a text cannot tell.

    One word alone is named in too many texts that are not about it: an electrician's says "warehouses".
    """
    own = tuple(words(role))
    return (own, (*own[:-1], plural(own[-1]))) if len(own) > 1 else ()


def _position(part: Stems, whole: Stems) -> int | None:
    return next((at for at in range(len(whole) - len(part) + 1) if whole[at : at + len(part)] == part), None)


@cache
def _families() -> tuple[tuple[Stems, ...], ...]:
    return tuple(tuple(tuple(stems(name)) for name in family) for family in lexicon("role_synonyms")["families"])


@cache
def _fields() -> dict[Stems, tuple[Stems, ...]]:
    fields = lexicon("role_synonyms")["fields"]
    return {tuple(stems(field)): tuple(tuple(stems(name)) for name in names) for field, names in fields.items()}


@cache
def _kinds() -> tuple[tuple[str, str], ...]:
    """Pairs of a worker and a kind of it, as stems."""
    kinds = lexicon("role_synonyms")["kinds"]
    return tuple((stems(worker)[0], stems(kind)[0]) for worker, names in kinds.items() for kind in names)

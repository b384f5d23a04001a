"""What a learned tagger thinks of a message's words, and how that and what the readers found become one.

The readers have the first word. The tagger
- drops a role of theirs where it is nearly sure that the words name no wanted work ("the nurse who drew my blood");
- lengthens a role of theirs by words that it is sure belong to it ("seafood" of "seafood processing");
- adds a role or an employer where they found none, and any skill they passed over.
It never touches words that readers of closed things (pay, places, hours ...) have taken.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.extract.names import Name, turned_down
from bot.extract.reading import Reading
from bot.extract.titles import singular, title_words, word_key
from bot.query.gather import Findings
from bot.query.reading import Entity

KINDS = ("role", "company", "skills")
HARDLY = 0.1
"""A chance below which a role that the readers found is dropped."""
SURELY = 0.8
"""A chance from which a name is added where the readers found none, or lengthened."""
RULE = "learned"


@dataclass(frozen=True)
class WordChance:
    """A word of a text, and the chance that it stands in a name of each kind (role, company, skills)."""

    start: int
    end: int
    kinds: dict[str, float]


@dataclass(frozen=True)
class Learned:
    """The names that the tagger tells, and the chances they come from. Offsets are into the mended text."""

    names: Sequence[Entity] = ()
    words: Sequence[WordChance] = ()

    def chance(self, kind: str, start: int, end: int) -> float:
        """The mean chance of the words between two offsets to stand in a name of a kind; 1 where there is no word."""
        chances = [word.kinds[kind] for word in self.words if word.start < end and start < word.end]
        return sum(chances) / len(chances) if chances else 1.0


def settle(findings: Findings, learned: Learned) -> None:
    """Puts the two together, in `findings`."""
    roles = findings.of("role")
    findings.by_kind["role"] = [role for role in roles if learned.chance("role", role.start, role.end) >= HARDLY]
    sure = [name for name in learned.names if learned.chance(name.entity, name.start, name.end) >= SURELY]
    sure = [name for name in sure if _is_free(name, findings) and not _begins_with_filler(name)]
    refused = turned_down(findings.text, [Name(str(name.value), name.start, name.end) for name in sure])
    new = {kind: [_reading(n, no) for n, no in zip(sure, refused, strict=True) if n.entity == kind] for kind in KINDS}
    new["role"] = [role for role in new["role"] if _apart(role, [*findings.of("skills"), *findings.of("company")])]
    findings.by_kind["role"] = _lengthened(findings.of("role"), new["role"]) or ([] if roles else new["role"])
    if not findings.of("company"):
        findings.by_kind["company"] = [name for name in new["company"] if _apart(name, findings.of("role"))]
    known = [*findings.of("skills"), *findings.of("role"), *findings.of("company")]
    skills = [*findings.of("skills"), *(skill for skill in new["skills"] if _apart(skill, known))]
    findings.by_kind["skills"] = sorted(skills, key=lambda skill: skill.start)


def _reading(name: Entity, negated: bool) -> Reading[str]:
    words = str(name.value)
    value = singular(words) if name.entity == "role" else words.lower() if name.entity == "skills" else words
    return Reading(value, name.start, name.end, RULE, negated)


def _is_free(name: Entity, findings: Findings) -> bool:
    """True when no reader of closed things has taken a word of it."""
    closed = (r for kind, readings in findings.by_kind.items() if kind not in KINDS for r in readings)
    return _apart(name, list(closed))


def _begins_with_filler(name: Entity) -> bool:
    return word_key(str(name.value).split()[0]) in title_words().filler


def _lengthened(roles: Sequence[Reading[str]], learned: Sequence[Reading[str]]) -> list[Reading[str]]:
    """The roles, each as long as the learned name that holds it and no other role."""
    out = []
    for role in roles:
        around = [name for name in learned if name.start <= role.start and role.end <= name.end]
        single = around and sum(not _apart(around[0], [other]) for other in roles) == 1
        out.append(replace(around[0], negated=role.negated) if single else role)
    return out


def _apart(one: Any, others: Sequence[Any]) -> bool:
    return all(one.end <= other.start or one.start >= other.end for other in others)

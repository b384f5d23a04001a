"""Tells open names in a message: trained from marked phrases, kept as plain arrays."""

from __future__ import annotations

import json
import logging
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import scipy.sparse

from bot.extract.vocabulary import EMPTY
from bot.meaning.encoder import Encoder
from bot.meaning.processors import processors
from bot.query.gather import Findings, gather
from bot.query.learned import Learned, WordChance
from bot.query.reading import Entity
from bot.query.turns import read_turn
from bot.tagging.chain import FORBIDDEN, Chain, train
from bot.tagging.clues import clues_of
from bot.tagging.vary import Phrase, varied
from bot.tagging.words import KINDS, TAGS, Word, first_tag, marks_of, tags_of, words_of

logger = logging.getLogger(__name__)

COPIES = 2
"""Times that each phrase with names is learned again with other names in it."""
WORTH_OF_COPY = 0.5
BEGINS = [first_tag(kind) for kind in KINDS]
SELDOM = 2
"""Clues seen fewer times are left out."""
FIRMNESS = 1.0
VECTORS = 0.5
"""Weight of the word vectors beside the clues."""
LONGEST = 9
"""Words up to which a message's vectors are made."""
PLAIN, DEEP = "plain.npz", "deep.npz"
"""Files of the chain of clues alone, and of the one with word vectors."""


class NameTagger:
    """Two chains over a message's words: one of the clues it knows, and one of clues and word vectors, where the
    encoder `meaning` is the one it was trained with. Long messages are told by clues alone, and cost no vectors."""

    def __init__(self, plain: Chain, deep: Chain | None, clues: dict[str, int], meaning: Encoder | None) -> None:
        self._plain, self._deep, self._clues, self._meaning = plain, deep, clues, meaning

    def tell(self, text: str, findings: Findings) -> Learned:
        """The names in a text, in which the readers found `findings`."""
        words = words_of(text)
        if not words:
            return Learned()
        rows = _rows([clues_of(words, findings)], self._clues)
        deep = self._meaning is not None and self._deep is not None and len(words) <= LONGEST
        chain = self._deep if deep and self._deep else self._plain
        emissions = chain.emissions(_vectors([text], [words], self._meaning if deep else None), rows)
        for k, word in enumerate(words):
            if not word.text[0].isalnum():
                emissions[k, BEGINS] = FORBIDDEN
        chances = chain.chances(emissions)
        kinds = {kind: chances[:, first_tag(kind)] + chances[:, first_tag(kind) + 1] for kind in KINDS}
        marks = marks_of(words, chain.best(emissions))
        return Learned(
            [Entity(mark.kind, text[mark.start : mark.end], mark.start, mark.end) for mark in marks],
            [WordChance(w.start, w.end, {kind: float(kinds[kind][k]) for kind in KINDS}) for k, w in enumerate(words)],
        )

    def save(self, folder: Path) -> None:
        """Writes the weights and the clues into a folder."""
        np.savez(folder / PLAIN, **self._plain._asdict())
        if self._deep is not None:
            np.savez(folder / DEEP, **self._deep._asdict())
        (folder / "clues.json").write_text(json.dumps(list(self._clues)), encoding="utf8")

    @classmethod
    def load(cls, folder: Path, meaning: Encoder | None) -> NameTagger:
        """The tagger that `save` wrote; with a warning, and clues alone, when the encoder it was trained with is not
        there."""
        deep = _chain(folder / DEEP) if (folder / DEEP).exists() else None
        if deep is not None and (meaning is None or len(deep.dense) != meaning.width):
            logger.warning(
                "The tagger of names was trained with another sentence encoder. "
                "Until the model is trained anew, names are told by words alone."
            )
            deep = None
        clues = json.loads((folder / "clues.json").read_text(encoding="utf8"))
        known = {clue: k for k, clue in enumerate(clues)}
        return cls(_chain(folder / PLAIN), deep, known, meaning if deep is not None else None)


def _chain(path: Path) -> Chain:
    with np.load(path, allow_pickle=False) as arrays:
        return Chain(**arrays)


def learn(phrases: Sequence[Phrase], meaning: Encoder | None, *, seed: int = 0) -> NameTagger:
    """A tagger of these phrases and of copies with other names; without an encoder it knows clues alone."""
    copies = list(varied(phrases, COPIES, seed))
    told = [_learned(phrase, blind=False) for phrase in phrases]
    # Every other copy is looked at as if no vocabulary had its names.
    told += [_learned(phrase, blind=k % 2 == 0) for k, phrase in enumerate(copies)]
    worth = [1.0] * len(phrases) + [WORTH_OF_COPY] * len(copies)
    order = sorted((k for k in range(len(told)) if told[k][1]), key=lambda k: -len(told[k][1]))
    texts, words, clues, tags = (list(part) for part in zip(*(told[k] for k in order), strict=True))
    seen = Counter(clue for sentence in clues for word in sentence for clue in word)
    known = {clue: k for k, clue in enumerate(sorted(clue for clue, times in seen.items() if times >= SELDOM))}
    rows = _rows(clues, known)

    def chain(meaning: Encoder | None) -> Chain:
        vectors = _vectors(texts, words, meaning)
        processors()  # One for each product: they are many and small, and two would wait for each other.
        return train(
            vectors,
            rows,
            np.concatenate([np.array(sentence) for sentence in tags]),
            [len(sentence) for sentence in tags],
            allowed=_allowed(),
            weights=np.array([worth[k] for k in order]),
            firmness=FIRMNESS,
        )

    return NameTagger(chain(None), chain(meaning) if meaning else None, known, meaning)


def _learned(phrase: Phrase, *, blind: bool) -> tuple[str, list[Word], list[set[str]], list[int]]:
    words = words_of(phrase.text)
    findings = gather(read_turn(phrase.text).text, EMPTY)
    return phrase.text, words, clues_of(words, findings, blind=blind), tags_of(words, phrase.marks)


def _vectors(texts: Sequence[str], words: Sequence[Sequence[Word]], meaning: Encoder | None) -> np.ndarray:
    """float32 [all words, width]; no columns without an encoder."""
    if meaning is None:
        return np.zeros((sum(map(len, words)), 0), np.float32)
    spans = [[(word.start, word.end) for word in sentence] for sentence in words]
    return np.concatenate(meaning.word_vectors(texts, spans)) * np.float32(VECTORS)


def _rows(clues: Sequence[Sequence[set[str]]], known: dict[str, int]) -> scipy.sparse.csr_matrix:
    """float32 [all words, clues]"""
    columns = [[known[clue] for clue in word if clue in known] for sentence in clues for word in sentence]
    pointers = np.cumsum([0, *map(len, columns)])
    flat = np.array([column for word in columns for column in word], np.int64)
    return scipy.sparse.csr_matrix((np.ones(len(flat), np.float32), flat, pointers), (len(columns), len(known)))


def _allowed() -> np.ndarray:
    """bool [tags + 1, tags]: a name goes on only after its own kind; a sentence does not begin in the midst of one."""
    allowed = np.ones((len(TAGS) + 1, len(TAGS)), bool)
    for kind in KINDS:
        first = first_tag(kind)
        allowed[:, first + 1] = False
        allowed[[first, first + 1], first + 1] = True
    return allowed

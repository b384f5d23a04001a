"""Says that a city exists twice, and how many postings the others have."""

from __future__ import annotations

from actions.reply import Reply
from bot.lexicon import lexicon
from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.query.say import place_in_words
from bot.replies.buttons import Button
from bot.replies.cards import count_in_words
from bot.replies.namesakes import namesakes_of
from bot.replies.turn import Turn


def say_namesakes(turn: Turn, query: Query, reply: Reply, store: PostingStore) -> list[dict[str, str]]:
    """After a search for a bare "Springfield": which one was taken, and which others there are; all of them."""
    told: list[dict[str, str]] = []
    for place, others in namesakes_of(turn.reading, query):
        names = [place_in_words(other) for other in others]
        counts = [store.count(query.copy(update={"place": [other]})) for other in others]
        offer = lexicon("reply_words")["namesake"]
        said = [
            offer.format(place=name, total=count_in_words(total)) for name, total in zip(names, counts, strict=True)
        ]
        reply.say(
            "utter_search_namesakes",
            [Button.saying(name) for name in names],
            place=place_in_words(place),
            others=", ".join(said),
        )
        told += [city.as_dict() for city in (place, *others)]
    return told

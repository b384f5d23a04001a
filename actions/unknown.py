"""Says which words of a wish were not understood, and offers the nearest."""

from __future__ import annotations

from actions.reply import Reply
from bot.lexicon import lexicon
from bot.replies.buttons import Button
from bot.replies.turn import Turn
from bot.replies.unknown import unknown_words


def say_unknown(turn: Turn, reply: Reply) -> None:
    """ "flurbist in Tulsa": the search goes on without the word, which is named."""
    if turn.relative or turn.namesakes_taken:
        return
    unknown = unknown_words(turn.wish, turn.vocabulary)
    quoted = lexicon("reply_words")["unknown"]
    near = [word for word in unknown if word.nearest]
    if unknown and not near:
        reply.say("utter_search_unknown", words=", ".join(quoted.format(word=word.word) for word in unknown))
    for word in near:
        button = Button.saying(word.nearest or "", word.instead)
        reply.say("utter_search_unknown_near", [button], word=quoted.format(word=word.word), near=word.nearest)

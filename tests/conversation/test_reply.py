"""How a turn's messages are put together."""

from __future__ import annotations

from rasa_sdk.executor import CollectingDispatcher

from actions.reply import Reply
from bot.postings.job import Job
from bot.replies.messages import JobShown


def test_values_cannot_split_a_message_or_break_its_wording() -> None:
    dispatcher = CollectingDispatcher()
    Reply(dispatcher, "rest").say("utter_posting_details", title="A\n\n \nB", facts="see list0[3] {title}", states=3)
    uttered = dispatcher.messages[0]
    assert uttered["title"] == "A\nB"
    assert "0[" not in uttered["facts"] and "{title}" in uttered["facts"]
    assert uttered["states"] == "3"


def test_custom_goes_in_a_message_of_its_own_and_only_where_it_is_carried() -> None:
    for channel, count in (("rest", 1), ("web", 1), ("slack", 0), (None, 0)):
        dispatcher = CollectingDispatcher()
        Reply(dispatcher, channel).carry(JobShown(job=Job(id="1", title="Cook")))
        assert len(dispatcher.messages) == count
        assert all(message["text"] is None and message["custom"]["type"] == "job" for message in dispatcher.messages)

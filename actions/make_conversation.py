"""Says the response of an intent that asks for nothing from the store: greeting, help, thanks, small talk."""

from __future__ import annotations

from actions.goal_action import GoalAction
from actions.reply import Reply
from bot.postings.store import PostingStore
from bot.replies.buttons import suggestion_buttons
from bot.replies.state import State
from bot.replies.turn import Turn

WITH_SUGGESTIONS = frozenset({"greet", "ask_help"})


class ActionMakeConversation(GoalAction):
    """ "hello", "what can you do", "tell me a joke"; the response is called after the intent."""

    goal = "make_conversation"

    def perform(self, turn: Turn, before: State, reply: Reply, store: PostingStore) -> State:
        reply.say(f"utter_{turn.intent}", suggestion_buttons() if turn.intent in WITH_SUGGESTIONS else [])
        return turn.state

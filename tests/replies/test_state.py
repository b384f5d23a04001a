"""What a conversation remembers."""

from __future__ import annotations

import json

from bot.query.model import Query
from bot.replies.state import KEPT_QUERIES, SLOTS, State

COOK, BAKER = Query(role=["cook"]), Query(role=["baker"])


def test_slots_hold_all_of_it() -> None:
    before = State(COOK, ({"role": ["baker"]},), ("a", "b", "c"), 2, 9, "b", "posting", "near", 1, {"do": "hand_over"})
    state = before.asking(["pay"], "is pay stated?")
    slots = state.as_slots()
    assert set(slots) == set(SLOTS)
    again = State.of_slots(json.loads(json.dumps(slots)))
    assert again == state and again.offer == state.offer


def test_nothing_is_remembered_at_the_start() -> None:
    assert State.of_slots({}) == State()
    assert set(State().as_slots().values()) == {None}


def test_a_changed_query_is_kept_for_undo_and_the_same_one_is_not() -> None:
    state = State().searching(COOK).searching(BAKER).searching(BAKER)
    assert state.history == (COOK.as_dict(),)
    undone = state.undone()
    assert undone is not None and undone.query == COOK and undone.undone() is None


def test_a_new_search_forgets_cards_and_focus() -> None:
    state = State(COOK, (), ("a", "b"), 0, 2, "b", "posting").searching(BAKER)
    assert (state.shown, state.focus, state.posting_meant) == ((), None, None)


def test_the_posting_meant_is_the_picked_one_or_the_first_in_view() -> None:
    state = State(COOK, (), ("a", "b", "c"), 2, 9)
    assert state.posting_meant == "c"
    assert state.picking("a").posting_meant == "a"


def test_history_is_bounded() -> None:
    state = State()
    for number in range(KEPT_QUERIES + 9):
        state = state.searching(Query(role=[f"role {number}"]))
    assert len(state.history) == KEPT_QUERIES

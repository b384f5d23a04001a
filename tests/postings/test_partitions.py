"""The tables cut into days, as docs/scale.md says, hold the same store: the program needs no change for it."""

from __future__ import annotations

import random
import re
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from bot.postings.store import PostingStore
from bot.query.model import Query
from bot.text.posting import posting_of
from tests.postings.postgres_server import Postgres
from tests.postings.test_brute_force import TODAY, records, wishes

PAGE = Path(__file__).parents[2] / "docs" / "scale.md"
FIRST, LAST = TODAY - timedelta(days=30), TODAY + timedelta(days=1)


def cut_into_days(postgres: Postgres, address: str) -> None:
    blocks = re.findall(r"```sql\n(.*?)```", PAGE.read_text(encoding="utf8"), re.DOTALL)
    tables, function, call = blocks[:3]
    assert call == "SELECT rolecall_days(current_date - 90, current_date + 30);\n"
    for statement in (tables, function, f"SELECT rolecall_days('{FIRST}', '{LAST}')"):
        postgres.run(statement, address.rpartition("/")[2])


def test_a_store_cut_into_days(postgres: Postgres, tmp_path: Path) -> None:
    address = postgres.bare()
    PostingStore.open(address).close()
    cut_into_days(postgres, address)
    whole, cut = PostingStore.open(str(tmp_path / "postings.db")), PostingStore.open(address)
    rng = random.Random(4)
    kept = [posting_of(record) for record in records(rng)]
    moved = [one.copy(update={"posted_on": TODAY, "description": "Day shift only."}) for one in kept[:9]]
    for store in (whole, cut):
        store.save(kept)
        assert set(store.save(moved)) == {"changed"}, "a posting moves from one day's tables to another's"
    for _ in range(60):
        said = wishes(rng)
        pages = [store.search(Query(**said), limit=20, today=TODAY) for store in (whole, cut)]
        assert pages[0] == pages[1], said
    with cut.session() as session:
        held = session.execute(text("SELECT count(DISTINCT tableoid) FROM posting_index")).scalar_one()
    assert held > 10, "the postings are in the tables of many days"
    for store in (whole, cut):
        store.close()

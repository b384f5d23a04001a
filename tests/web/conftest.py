"""The job board over a small store, served without a model."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from sanic import Sanic

from bot.postings.current import use_store
from bot.postings.store import PostingStore
from bot.server.board import add_board
from bot.text.posting import posting_of
from tests.server.conftest import free_port

HOSTILE = "<script>window.ran = 1</script><img src=x onerror='window.ran = 1'>"
ODD_ID = "a/b?c=d&e#f%2Fg \"'<é>"
TODAY = date.today()


def welder(posting_id: str, **parts: Any) -> Any:
    record = {
        "id": posting_id,
        "title": "Welder",
        "company": "Gate Works",
        "location": "Tulsa, OK",
        "description": "We weld gates.\n\nDuties:\n- Weld gates\n- Grind seams\n\nHours: Monday to Friday, 7 to 3:30.",
        "pay": {"min": 24, "max": 29.5, "per": "hour", "currency": "USD"},
        "employment_type": "Full-time",
        "posted_on": (TODAY - timedelta(days=3)).isoformat(),
        "url": "https://jobs.example.com/welder?a=1&b=2",
        **parts,
    }
    return posting_of({key: value for key, value in record.items() if value is not None})


@pytest.fixture(scope="session")
def small_store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PostingStore]:
    store = PostingStore.open(f"sqlite:///{tmp_path_factory.mktemp('board')}/postings.db")
    store.save([welder("w-1"), welder("w-2", company="Rail Yard", title="Pipe Welder", pay=None, url="javascript:x()")])
    store.save([welder("w-closed", company="Old Gate", closes_on=(TODAY - timedelta(days=2)).isoformat())])
    store.save(
        [welder(ODD_ID, title="Baker", company="Corner Mill", location="Wichita, KS"), welder("..", title="Roofer")]
    )
    bad = welder(
        "bad",
        title=f"Cook {HOSTILE}",
        company=f"Grill {HOSTILE}",
        description=f"Cook.\n\n- Fry &lt;/script&gt;{HOSTILE}",
    )
    store.save([bad, *(welder(f"many-{n}", title="Beekeeper", company=f"Ward {n}") for n in range(23))])
    yield store
    store.close()


@pytest.fixture(scope="session")
def board(small_store: PostingStore) -> Iterator[str]:
    """Where the board is served, from a thread of this process."""
    app = Sanic("board_in_tests", configure_logging=False)
    app.config.FALLBACK_ERROR_FORMAT = "json"
    add_board(app)
    port, loop, stop = free_port(), asyncio.new_event_loop(), asyncio.Event()
    ready = threading.Event()

    async def serve() -> None:
        server = await app.create_server(host="127.0.0.1", port=port, return_asyncio_server=True, access_log=False)
        assert server is not None
        await server.startup()
        await server.start_serving()
        ready.set()
        await stop.wait()
        server.close()
        await server.wait_closed()

    use_store(small_store)
    thread = threading.Thread(target=lambda: loop.run_until_complete(serve()), daemon=True)
    thread.start()
    assert ready.wait(20)
    yield f"http://127.0.0.1:{port}"
    loop.call_soon_threadsafe(stop.set)
    thread.join(20)
    use_store(None)


@pytest.fixture(scope="session")
def samples() -> list[Path]:
    return sorted((Path(__file__).resolve().parents[2] / "data/samples").glob("*.jsonl"))

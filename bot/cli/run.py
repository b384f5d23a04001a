"""`rolecall run`: everything that a first chat needs, then serve. `make run` calls it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import click

from bot.cli.options import host_option, port_option, store_option
from bot.errors import SetupError


@click.command("run")
@store_option
@port_option
@host_option
def run_command(db: str | None, port: int, host: str) -> None:
    """Loads the sample postings into an empty store, trains where needed, and serves.

    Example: rolecall run --port 8080
    """
    from bot.server.model import why_stale
    from bot.server.project import project_root
    from bot.server.serve import check_free, serve

    root = project_root()
    check_free(host, port)
    _load_samples(root / "data" / "samples")
    if why_stale(root):
        # A process of its own: what training needs of memory does not stay with the server.
        done = subprocess.run([sys.executable, "-m", "bot.cli.main", "train"], cwd=root, check=False)
        if done.returncode:
            raise SetupError("Training failed; the lines above say why.")
    serve(root, host, port, root / "credentials.yml")


def _load_samples(folder: Path) -> None:
    """Fills an empty store with the sample postings; a store with anything in it is left alone."""
    from bot.importers.run import import_paths
    from bot.postings.store import PostingStore

    store = PostingStore.open()
    try:
        if store.is_empty():
            report = import_paths(store, [str(file) for file in sorted(folder.glob("*.jsonl"))])
            if not report.succeeded:
                raise SetupError(f"The sample postings could not be loaded: {report.failed[0].reason}")
            click.echo(f"The store was empty: loaded {report.new} sample postings.")
    finally:
        store.close()

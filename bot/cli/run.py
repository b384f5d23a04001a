"""`rolecall run`: everything that a first chat needs, then serve. `make run` calls it."""

from __future__ import annotations

import subprocess
import sys

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


def _load_samples(folder: object) -> None:
    """Fills an empty store with the sample postings; a store with anything in it is left alone."""
    from bot.postings.store import PostingStore

    store = PostingStore.open()
    try:
        empty = store.is_empty()
    finally:
        store.close()
    if empty:
        from bot.cli.import_ import import_command

        click.echo("The store is empty: loading the sample postings.")
        import_command.main(args=[str(folder)], standalone_mode=False)

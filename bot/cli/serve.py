"""`rolecall serve`: the page and the channels, in one process with the actions."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import host_option, port_option, store_option


@click.command("serve")
@store_option
@port_option
@host_option
@click.option("--credentials", type=click.Path(path_type=Path), help="Channels to open. Default: credentials.yml.")
def serve_command(db: str | None, port: int, host: str, credentials: Path | None) -> None:
    """Serves the chat page at / and the channels of credentials.yml until Ctrl-C.

    Example: rolecall serve --port 8080 --db sqlite:///jobs.db
    """
    from bot.server.model import model_path, why_stale
    from bot.server.project import project_root
    from bot.server.serve import serve

    root = project_root()
    stale = why_stale(root)
    if stale and model_path(root).is_file():
        click.echo(f"The model is old: {stale}. `rolecall train` renews it.", err=True)
    serve(root, host, port, credentials or root / "credentials.yml")

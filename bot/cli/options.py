"""Options that several subcommands share."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import Any, Optional

import click


def _use_store(_: click.Context, __: click.Parameter, url: Optional[str]) -> Optional[str]:
    """Makes the store known to whatever opens it later in this process: actions, and the reader of messages."""
    if url:
        os.environ["ROLECALL_DB"] = url
    return url


store_option: Callable[[Any], Any] = click.option(
    "--db",
    metavar="URL",
    envvar="ROLECALL_DB",
    callback=_use_store,
    help="The posting store: sqlite:///jobs.db, or postgresql://USER:PASSWORD@HOST/DATABASE. "
    "Default: ROLECALL_DB, else the store that `make run` fills.",
)
port_option: Callable[[Any], Any] = click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=5005,
    show_default=True,
    envvar="ROLECALL_PORT",
    show_envvar=True,
    help="Port to listen on.",
)
host_option: Callable[[Any], Any] = click.option(
    "--host",
    default="127.0.0.1",
    show_default=True,
    help="Address to listen on; 0.0.0.0 lets other machines in.",
)

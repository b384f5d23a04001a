"""`rolecall widget`: the script tag that puts the chat on a website."""

from __future__ import annotations

import hashlib
from base64 import b64encode
from html import escape
from pathlib import Path
from typing import Optional

import click

from bot.errors import SetupError

SCRIPT = Path(__file__).resolve().parents[1] / "web" / "rolecall.js"


@click.command("widget")
@click.option("--server", metavar="URL", default="http://localhost:5005", show_default=True, help="Rolecall's address.")
@click.option("--title", help="What the chat is called.")
@click.option("--lang", help="The page's language, such as en or ar.")
@click.option("--posting", metavar="ID", help="The posting that the page shows.")
@click.option("--theme", type=click.Choice(["light", "dark", "auto"]), help="Default: auto, as the system is.")
@click.option("--position", type=click.Choice(["left", "right"]), help="Default: right.")
def widget_command(server: str, **attributes: Optional[str]) -> None:
    """Print the script tag that puts the chat on a page, with the hash that browsers check the script against.

    After an upgrade the hash is another: print the tag anew.

    \b
    Examples:
      rolecall widget --server https://chat.example.org
      rolecall widget --server https://chat.example.org --title "Find work with us" --theme light
    """
    if not server.startswith(("https://", "http://")):
        raise click.BadParameter("it begins with https:// or http://", param_hint="--server")
    click.echo(script_tag(server.rstrip("/"), attributes))


def script_tag(server: str, attributes: dict[str, Optional[str]]) -> str:
    """The tag; `SetupError` where the widget is not built."""
    try:
        script = SCRIPT.read_bytes()
    except OSError as error:
        raise SetupError(f"{SCRIPT} cannot be read. Build it: npm ci && npm run build in bot/web/widget.") from error
    digest = hashlib.sha384(script).digest()
    said = {
        "src": f"{server}/rolecall.js?v={digest.hex()[:12]}",
        "integrity": f"sha384-{b64encode(digest).decode()}",
        "crossorigin": "anonymous",
        **{f"data-{name}": value for name, value in attributes.items() if value},
    }
    stated = " ".join(f'{name}="{escape(value)}"' for name, value in said.items())
    return f"<script {stated} async></script>"

"""Serves until Ctrl-C; says in one sentence why it cannot."""

from __future__ import annotations

import errno
import socket
from pathlib import Path

from bot.errors import SetupError
from bot.server.model import model_path


def serve(root: Path, host: str, port: int, credentials: Path) -> None:
    """Blocks until interrupted; `SetupError` when the model is missing or the port is taken."""
    model = model_path(root)
    if not model.is_file():
        raise SetupError("There is no trained model. Run `rolecall train` first, or `make run` for everything.")
    if not credentials.is_file():
        raise SetupError(f"{credentials} is not there; it names the channels to open. Use --credentials FILE.")
    check_free(host, port)
    from bot.server.app import create_app

    app = create_app(root, model, credentials)

    async def announce(*_: object) -> None:
        shown = "localhost" if host in ("127.0.0.1", "0.0.0.0", "::1") else host
        print(f"Rolecall is ready: chat at http://{shown}:{port}/ (Ctrl-C stops it)", flush=True)
        print(f"Programs talk to it at http://{shown}:{port}/webhooks/rest/webhook", flush=True)

    app.register_listener(announce, "after_server_start")
    app.run(host=host, port=port, workers=1, access_log=False, motd=False, verbosity=0)
    print("Rolecall has stopped.", flush=True)


def check_free(host: str, port: int) -> None:
    """Says that a port is taken before the model is loaded, not after."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            if error.errno == errno.EADDRINUSE:
                raise SetupError(f"Port {port} is taken by another program. Stop it, or use --port NUMBER.") from error
            raise SetupError(f"Rolecall cannot listen on {host} port {port}: {error.strerror}.") from error

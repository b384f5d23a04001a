"""`rolecall train`: trains the model."""

from __future__ import annotations

import sys
from pathlib import Path

import click
from rich.console import Console
from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn


@click.command("train")
@click.option("--if-needed", is_flag=True, help="Train only when the model is older than what it is made from.")
def train_command(if_needed: bool) -> None:
    """Trains the model that understands messages, from data/, domain.yml and config.yml.

    Example: rolecall train --if-needed
    """
    from bot.server.model import why_stale
    from bot.server.project import project_root

    root = project_root()
    why = why_stale(root)
    if if_needed and not why:
        click.echo("The model is up to date.")
        return
    show_training(root, why or "you asked for it")


def show_training(root: Path, why: str) -> None:
    """Trains with a progress bar on a terminal, and a line a step elsewhere."""
    from bot.server.model import train

    console = Console(file=sys.stdout, highlight=False)
    console.print(f"Training the model: {why}.")
    if not console.is_terminal:
        seconds = train(root, lambda what, done, total: console.print(f"  {done}/{total} {what}"))
    else:
        columns = (TextColumn("{task.description:42}"), BarColumn(), TimeElapsedColumn())
        with Progress(*columns, console=console, transient=True) as progress:
            task = progress.add_task("starting")
            seconds = train(
                root, lambda what, done, total: progress.update(task, description=what, completed=done, total=total)
            )
    console.print(f"Trained in {seconds:.0f} seconds.")

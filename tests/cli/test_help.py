"""Every subcommand explains itself with an example."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from bot.cli.main import COMMANDS, main


@pytest.mark.parametrize("name", COMMANDS)
def test_help_has_an_example(name: str) -> None:
    result = CliRunner().invoke(main, [name, "--help"])
    assert result.exit_code == 0
    assert "Example" in result.output and f"rolecall {name}" in result.output.replace("\n", " ").replace("    ", " ")


def test_help_lists_every_subcommand() -> None:
    result = CliRunner().invoke(main, ["--help"])
    assert all(name in result.output for name in COMMANDS)


def test_an_unknown_subcommand_is_said() -> None:
    result = CliRunner().invoke(main, ["fly"])
    assert result.exit_code == 2 and "No such command 'fly'" in result.output

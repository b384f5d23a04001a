"""JSON Schemas of the `custom` messages, made from their models: `python -m bot.replies.schema` writes docs/schemas/."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from bot.replies.messages import MESSAGES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schemas"


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of message, by its `type`; every field must be there, since programs rely on it."""
    return {kind: _strict(model.schema()) for kind, model in MESSAGES.items()}


def _strict(schema: dict[str, Any]) -> dict[str, Any]:
    """A message of ours always has all of its fields, and null where nothing is known."""
    for part in (schema, *schema.get("definitions", {}).values()):
        if part.get("title") in ("Query", "PayWish", "Demand", "Exclusions", "Place"):
            continue
        part["required"] = list(part.get("properties", {}))
        for name, field in part.get("properties", {}).items():
            if name not in ("type", "v"):
                part["properties"][name] = field
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, schema in schemas().items():
        (FOLDER / f"{kind}.json").write_text(json.dumps(schema, indent=2, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

"""JSON Schemas of the `custom` messages, made from their models: `python -m bot.replies.schema` writes docs/schemas."""

from __future__ import annotations

import json
from copy import deepcopy
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.schema import get_flat_models_from_model

from bot.extract.values import Place
from bot.query.model import Demand, Exclusions, PayWish, Query
from bot.replies.messages import MESSAGES

FOLDER = Path(__file__).resolve().parents[2] / "docs" / "schemas"
SPARSE = (Query, Exclusions, PayWish, Demand, Place)
"""Models whose absent keys are left out; all others always have every key, and null where nothing is known."""


def schemas() -> dict[str, dict[str, Any]]:
    """The schema of each kind of message, by its `type`."""
    return {kind: _schema(model) for kind, model in MESSAGES.items()}


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    """The model's schema with what pydantic leaves open: which keys must be there, and which may be null."""
    schema = deepcopy(model.schema())  # pydantic keeps the one it made
    parts = {model.__name__: schema, **schema.get("definitions", {})}
    for part in get_flat_models_from_model(model):
        if not (isinstance(part, type) and issubclass(part, BaseModel)) or part in SPARSE:
            continue
        shape = parts[part.__name__]
        shape["required"] = list(shape["properties"])
        for name, field in part.__fields__.items():
            if field.allow_none:
                shape["properties"][name] = _or_null(shape["properties"][name])
            elif field.sub_fields and field.sub_fields[0].allow_none:
                shape["properties"][name]["items"] = _or_null(shape["properties"][name]["items"])
    return {"$schema": "http://json-schema.org/draft-07/schema#", **schema}


def _or_null(shape: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [shape, {"type": "null"}]}


def main() -> None:
    """Writes each schema to a file of its name."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for kind, schema in schemas().items():
        (FOLDER / f"{kind}.json").write_text(json.dumps(schema, indent=2, sort_keys=True) + "\n", encoding="utf8")


if __name__ == "__main__":
    main()

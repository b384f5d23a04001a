#!/usr/bin/env python3
"""Makes .venv: Python 3.10 with the locked packages and the `rolecall` command.

Runs on any Python 3.8 or newer with the standard library alone. `environment.py` gives what running needs,
`environment.py dev` what testing needs as well. Safe to repeat: it does nothing when .venv is as the lock file says.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VENV = ROOT / ".venv"
PRIVATE = ROOT / ".uv"
UV_VERSION = "0.13.9"
LOCKS = {"run": "requirements.txt", "dev": "requirements-dev.txt"}
NEEDED = 5 * 1024**3
"""Bytes that the packages take, with room to unpack them."""


def main() -> None:
    wanted = "dev" if "dev" in sys.argv[1:] else "run"
    stamp = VENV / "rolecall-lock"
    if (VENV / "bin" / "rolecall").exists() and stamp.exists():
        held = stamp.read_text().split()
        if held in (["dev", digest("dev")], [wanted, digest(wanted)]):
            return
    if shutil.disk_usage(ROOT).free < NEEDED:
        stop(f"The disk is too full: the packages need {NEEDED // 1024**3} GB. Free some space and try again.")
    uv = find_uv()
    if not (VENV / "bin" / "python").exists():
        print("Making a Python 3.10 environment in .venv", flush=True)
        call([uv, "venv", "--quiet", "--python", find_python(uv), str(VENV)])
    print("Getting the packages (about 1 GB the first time)", flush=True)
    python = str(VENV / "bin" / "python")
    # Compiled here once, so that no start has to do it, whatever the machine says about writing bytecode
    call([uv, "pip", "sync", "--quiet", "--require-hashes", "--compile-bytecode", "--python", python, LOCKS[wanted]])
    call([uv, "pip", "install", "--quiet", "--python", python, "--no-deps", "--no-build-isolation", "-e", "."])
    stamp.write_text(f"{wanted} {digest(wanted)}\n")


def digest(kind: str) -> str:
    """What the environment was made from: the lock file and the project's own metadata."""
    files = (ROOT / LOCKS[kind], ROOT / "pyproject.toml")
    return hashlib.sha256(b"".join(file.read_bytes() for file in files)).hexdigest()


def find_uv() -> str:
    """uv from the PATH, else from the private folder, where it is put if need be."""
    found = shutil.which("uv") or shutil.which("uv", path=str(PRIVATE / "bin"))
    if found:
        return found
    print("Getting uv, the package installer, into .uv", flush=True)
    made = subprocess.run([sys.executable, "-m", "venv", str(PRIVATE)], capture_output=True, text=True)
    if made.returncode:
        shutil.rmtree(PRIVATE, ignore_errors=True)
        stop("This Python cannot make environments. Install its venv module (Debian: apt install python3-venv).")
    pip = [str(PRIVATE / "bin" / "python"), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    got = subprocess.run([*pip, f"uv=={UV_VERSION}"], capture_output=True, text=True)
    if got.returncode:
        shutil.rmtree(PRIVATE, ignore_errors=True)
        explain(got.stderr)
    return str(PRIVATE / "bin" / "uv")


def find_python(uv: str) -> str:
    """A Python 3.10 on this machine, else one that uv brings."""
    pyenv = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    for candidate in ["python3.10", *map(str, sorted(pyenv.glob("3.10.*/bin/python"), reverse=True))]:
        try:
            asked = subprocess.run(
                [candidate, "-c", "import sys; print(sys.version_info[:2] == (3, 10))"], capture_output=True, text=True
            )
        except OSError:
            continue
        if asked.stdout.strip() == "True":
            return shutil.which(candidate) or candidate
    print("Getting Python 3.10", flush=True)
    os.environ["UV_PYTHON_INSTALL_DIR"] = str(PRIVATE / "python")
    call([uv, "python", "install", "--quiet", "3.10"])
    return "3.10"


def call(command: "list[str]") -> None:
    done = subprocess.run(command, cwd=ROOT, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        explain(done.stderr)


def explain(stderr: str) -> None:
    """Ends with one sentence for the usual causes, and with the tool's own words for others."""
    low = stderr.lower()
    if "no space left" in low or "disk quota" in low:
        stop("The disk is full: free some space and run the command again.")
    if any(sign in low for sign in ("dns", "connect", "timed out", "name resolution", "failed to fetch", "network")):
        stop("The packages could not be fetched: the network is away. Check the connection and run the command again.")
    stop(f"The environment could not be made:\n{stderr.strip()}")


def stop(sentence: str) -> None:
    sys.exit(sentence)


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        stop("Stopped; run the command again to go on.")
    except OSError as error:
        stop("The disk is full: free some space and run the command again." if error.errno == 28 else str(error))

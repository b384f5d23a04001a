"""The one tree of errors that Rolecall raises on purpose.

A message names the failure and the remedy in one or two plain sentences; whoever catches it shows it as it is.
"""

from __future__ import annotations


class RolecallError(Exception):
    """Something failed that a person can mend; `str(error)` says what and how."""


class InputError(RolecallError):
    """A file, line or value handed in cannot be used."""


class StoreError(RolecallError):
    """The posting store cannot be reached, read or written."""


class SetupError(RolecallError):
    """The program cannot start: a port, a model, the disk or the network is in the way."""

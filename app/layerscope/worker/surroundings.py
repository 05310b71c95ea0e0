"""What a worker has of the window's environment: what a process needs to start, and how hosts are reached.

Credentials are in neither. What a proxy or a file of certificates is named by is said in a message, not in
the environment that others on this machine may read.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

_TO_START = {
    "HOME", "LANG", "LANGUAGE", "PATH", "TMPDIR", "TEMP", "TMP", "TZ", "USERPROFILE", "SYSTEMROOT", "WINDIR",
    "PYTHONHOME", "PYTHONPATH", "PYTHONUTF8", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "VIRTUAL_ENV",
    "COVERAGE_PROCESS_START",
}  # fmt: skip
_TO_REACH = {
    *(f"{scheme}_proxy" for scheme in ("http", "https", "all", "no")),
    "AWS_CA_BUNDLE", "REQUESTS_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR",
}  # fmt: skip


def to_start() -> dict[str, str]:
    """The environment that a worker is started with."""
    return {
        name: value
        for name, value in os.environ.items()
        if name.upper() in _TO_START or name.startswith("LC_")
    }


def to_reach() -> dict[str, str]:
    """The variables that say how hosts are reached, as they are now."""
    return {name: value for name, value in os.environ.items() if _says_how(name)}


def take_over(variables: Mapping[str, str]) -> None:
    """Have these in the own environment, and no others of their kind."""
    for name in [name for name in os.environ if _says_how(name) and name not in variables]:
        del os.environ[name]
    os.environ.update({name: value for name, value in variables.items() if _says_how(name)})


def _says_how(name: str) -> bool:
    return name in _TO_REACH or name.lower() in _TO_REACH

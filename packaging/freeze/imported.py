"""Proves that what was pruned is not missed: imports every module of ours from the frozen program's files.

Run as a program, `imported.py TREE`, by a Python of the same version that sees no other libraries: it prints
a line for each failure. The standard library is this Python's own, without what is excluded.
"""

from __future__ import annotations

import importlib
import os
import pkgutil
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
import keep

ALSO = ("awscrt.auth", "bz2", "keyring.backends.SecretService", "lzma", "sqlite3", "ssl", "zstandard")
"""What is imported at need, by libraries too."""

_OF_CHILDREN = ("LD_", "PYTHON", "QT_", "SSL_")
"""Beginnings of variables that change what other programs do."""

_NOT_HERE = {"layerscope.__main__", "layerscope.worker.__main__", "layerscope.localregistry.__main__"}


def main(tree: Path) -> int:
    """The number of failures, at most 100."""
    standard = [path for path in sys.path if path != str(Path(__file__).parent)]
    sys.path[:] = [str(tree / "lib"), str(tree / "lib" / "library.zip"), *standard]
    sys.modules.update(dict.fromkeys(keep.EXCLUDED))  # None: as if it were not installed
    before = dict(os.environ)
    failures = [*_failed_imports(), *_failed_clients()]
    changed = sorted(name for name, value in os.environ.items() if before.get(name) != value)
    if harmful := [name for name in changed if name.startswith(_OF_CHILDREN)]:
        failures.append(f"an import sets {', '.join(harmful)}, for all that the program starts too")
    print("\n".join(failures))
    return min(len(failures), 100)


def _failed_imports() -> list[str]:
    import layerscope

    failures = []
    found = pkgutil.walk_packages(layerscope.__path__, "layerscope.", onerror=lambda _name: None)
    for name in (*(module.name for module in found), *ALSO):
        if name in _NOT_HERE:
            continue
        try:
            importlib.import_module(name)
        except Exception as error:  # noqa: BLE001 - whatever it is, users would meet it
            failures.append(f"{name}: {type(error).__name__}: {error}")
    return failures


def _failed_clients() -> list[str]:
    """As the program and the libraries make them, from botocore's data alone; nothing is asked."""
    import boto3

    failures = []
    for service in sorted(keep.SERVICES):
        try:
            boto3.Session(region_name="eu-central-1").client(
                service, aws_access_key_id="AKIDEXAMPLE", aws_secret_access_key="EXAMPLEKEY"
            )
        except Exception as error:  # noqa: BLE001 - as above
            failures.append(f"a client of {service}: {type(error).__name__}: {error}")
    return failures


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))

"""urllib3 and botocore imported whole, by one thread at a time.

They are loaded late, in workers, of which several ask AWS at once for the first time. Python refuses an
import where two threads wait for each other's modules. One begins urllib3, whose first line needs
urllib3.exceptions; another, in botocore.utils, has begun urllib3.exceptions and waits for its package. The
first then gets a `_DeadlockError` (Python's importlib/_bootstrap.py, `_ModuleLock`) for whatever it asked.
"""

from __future__ import annotations

import threading
from importlib import import_module

# Reentrant: what is collected during an import may run code that loads as well.
_loading = threading.RLock()


def load_urllib3() -> None:
    """Have urllib3 imported; before any import of it in a worker."""
    _load("urllib3")


def load_botocore() -> None:
    """Have botocore imported, with all that a session needs; before any import of it or boto3 in a worker."""
    _load("botocore.session")


def _load(name: str) -> None:
    # By its name, since processes without botocore import this module too.
    with _loading:
        import_module(name)

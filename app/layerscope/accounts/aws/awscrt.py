"""awscrt, which botocore needs for `aws login`, loaded for those who use it.

botocore imports it at once where it is installed: 30 ms during which no other thread of the process runs, the
window's neither, and 12 MB, for one way to sign in among ten.
"""

from __future__ import annotations

import sys
import threading

from layerscope.registry.aws.loading import load_botocore

_lock = threading.Lock()


def defer_awscrt() -> None:
    """Let botocore believe that awscrt is not installed; before botocore is imported, else without effect."""
    sys.modules.setdefault("awscrt", None)  # type: ignore[arg-type] # Python's own way to bar an import


def load_awscrt() -> None:
    """Give botocore what it needs for a login session; nothing where awscrt is not installed."""
    load_botocore()
    import botocore.credentials

    with _lock:
        if botocore.credentials.EC is not None:
            return
        if sys.modules.get("awscrt", sys) is None:
            del sys.modules["awscrt"]
        try:
            from awscrt.crypto import EC
        except ImportError:
            return
        botocore.credentials.EC = EC

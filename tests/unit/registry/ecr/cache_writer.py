"""Another window at the same cache of manifests: `cache_writer.py FILE keep COUNT` or `… FILE hang`.

`keep` puts that many manifests in, one at a time; `hang` stops in the middle of a transaction, says so, and
waits to be killed.
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

from layerscope.registry.ecr.kept_manifests import CachedManifest
from layerscope.registry.ecr.manifest_cache import ManifestCache

READER = b"another window"


def kept(number: int) -> CachedManifest:
    return CachedManifest(f"sha256:{number:064x}", "application/json", f'{{"n": {number}}}')


def main() -> None:
    path = Path(sys.argv[1])
    store = ManifestCache(path)
    if sys.argv[2] == "keep":
        for number in range(int(sys.argv[3])):
            store.keep(READER, [kept(number)])
        return
    store.keep(READER, [kept(1)])
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("DELETE FROM manifests")
    print("in a transaction", flush=True)
    sys.stdin.read()


if __name__ == "__main__":
    main()

"""A frozen program's stand-in, and the papers and drawings that are packed with it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from pack.layout import Parts

ROOT = Path(__file__).resolve().parents[3]
STAMP_S = 1_790_000_000
PROGRAM = '#!/bin/sh\nprintf "stand-in %s\\n" "$*"\n'


@pytest.fixture
def parts(tmp_path: Path) -> Parts:
    """As `dist.py` makes them, but for the program, which is a script."""
    made = tmp_path / "build"
    tree, papers, icons = made / "layerscope", made / "papers", made / "icons"
    (tree / "lib").mkdir(parents=True)
    (tree / "layerscope").write_text(PROGRAM)
    (tree / "layerscope").chmod(0o755)
    (tree / "lib" / "library.zip").write_bytes(b"PK" * 2000)
    (papers / "licenses" / "one library").mkdir(parents=True)
    (papers / "licenses" / "one library" / "LICENSE").write_text("as you like")
    (papers / "layerscope.cdx.json").write_text("{}")
    for place in ("256x256/apps/layerscope.png", "scalable/apps/layerscope.svg"):
        path = icons / "hicolor" / place
        path.parent.mkdir(parents=True)
        path.write_bytes(b"drawn")
    source = made / "source"
    for name in ("LICENSE", "CHANGELOG.md"):
        source.mkdir(exist_ok=True)
        shutil.copy(ROOT / name, source)
    shutil.copytree(ROOT / "packaging" / "linux", source / "packaging" / "linux")
    return Parts(tree, source, icons, papers, "9.8.7", STAMP_S)

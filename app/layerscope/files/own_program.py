"""How this program starts itself as another process."""

from __future__ import annotations

import sys
from pathlib import Path


def own_command(part: str, *arguments: str) -> list[str]:
    """What runs this part of the program: `python -m layerscope.PART …`, or `layerscope --PART …`.

    The latter where it is frozen: then the executable is the program itself. No module is taken from the
    folder that the window was started in.
    """
    if Path(sys.executable).stem.lower().startswith("python"):
        return [sys.executable, "-P", "-m", f"layerscope.{part}", *arguments]
    return [sys.executable, f"--{part}", *arguments]

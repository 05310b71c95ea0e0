"""Runs as a worker of the window that started it."""

from __future__ import annotations

import sys

from layerscope.worker.serving import main

if __name__ == "__main__":
    sys.exit(main())

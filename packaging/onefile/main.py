"""What the single file begins with. Any Python has to understand this much."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the file is carried to machines with any Python
    sys.exit("layerscope: needs Python 3.11 or later; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

import unpacking

unpacking.unpack()

from layerscope.__main__ import main  # noqa: E402 - from where it was unpacked

try:
    sys.exit(main())
except ModuleNotFoundError as error:
    if not (error.name or "").startswith("layerscope."):
        raise
    sys.exit(
        "layerscope: this file has the commands alone: --help lists them. The window comes with "
        "layerscope[window], from pip, pipx or uv."
    )

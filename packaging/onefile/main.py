"""What the single file begins with. Any Python has to understand this much."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - the file is carried to machines with any Python
    sys.exit("layerscope: needs Python 3.11 or later; this is %d.%d." % sys.version_info[:2])  # noqa: UP031

try:
    import unpacking

    unpacking.unpack()
    from layerscope.__main__ import main  # from where it was unpacked

    sys.exit(main())
except ModuleNotFoundError as error:
    missing = error.name or ""
    if missing.startswith("layerscope."):
        sys.exit(
            "layerscope: this file has the commands alone: --help lists them. The window comes with "
            "layerscope[window], from pip, pipx or uv."
        )
    if missing not in sys.stdlib_module_names:
        raise
    sys.exit(
        "layerscope: %s lacks %s, a part of Python's own library. Use a whole Python; on Debian and "  # noqa: UP031
        "Ubuntu: apt install python3 (python3-minimal is not enough)." % (sys.executable, missing)
    )

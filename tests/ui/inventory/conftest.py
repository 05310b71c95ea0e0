"""English with its forms for numbers, whichever test ran before."""

from __future__ import annotations

from support.drivers.english import english  # noqa: F401 - for every test here

"""English, as the sources are written, with its forms for numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from functools import cache

_UNITS = ("bytes", "kB", "MB", "GB", "TB", "PB", "EB")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAY = re.compile("d|MMM|yyyy")


class English:
    """What is spoken without a window; its sizes and counts are those of Qt's `en_US`."""

    def text(self, _context: str, text: str, _comment: str) -> str:
        return text

    def counted(self, text: str, _comment: str, number: int) -> str:
        forms = _plural_forms().get(text)
        chosen = text if forms is None else forms[number != 1]
        return chosen.replace("%Ln", self.number(number)).replace("%n", str(number))

    def number(self, value: int) -> str:
        return f"{value:,}"

    def data_size(self, size_bytes: int, decimals: int) -> str:
        power = 0
        while power < len(_UNITS) - 1 and size_bytes >= 1000 ** (power + 1):
            power += 1
        number = f"{size_bytes / 1000**power:.{decimals if power else 0}f}"
        return f"{number} {_UNITS[power]}"

    def day(self, day: date, pattern: str) -> str:
        values = {"d": str(day.day), "MMM": _MONTHS[day.month - 1], "yyyy": f"{day.year:04}"}
        return _DAY.sub(lambda found: values[found[0]], pattern)

    def moment(self, at: datetime) -> str:
        zone = at.tzname() or ""
        return f"{self.day(at.date(), 'd MMM yyyy')} {at:%H:%M:%S} {zone}".rstrip()

    def time_of_day(self, at: datetime) -> str:
        return f"{at:%H:%M}"

    def listed(self, names: Sequence[str]) -> str:
        if len(names) < 3:
            return " and ".join(names)
        return f"{', '.join(names[:-1])}, and {names[-1]}"


@cache
def _plural_forms() -> dict[str, tuple[str, str]]:
    """Singular and plural by the text in the sources; `make translations` writes them."""
    import json  # both take a while, and most commands count nothing
    from importlib import resources

    path = resources.files("layerscope.resources").joinpath("translations", "english_plurals.json")
    forms: dict[str, tuple[str, str]] = json.loads(path.read_text("utf-8"))
    return forms

"""A text from outside as it may be shown: what it holds can be seen, and it has an end.

Registries, images, files and other programs give texts of any length, with signs that act upon a terminal,
turn the reading direction around or are not seen at all.
"""

from __future__ import annotations

import unicodedata

from layerscope.text.redaction import redact

SLACK = 60  # characters
_LONGEST_SECRET = 8_192  # characters; session tokens have up to 4,096
LINE_BREAK = "⏎"
_HIDDEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})  # control, format, half of a pair, line, paragraph
_LETTERS = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u08e2"
)  # Arabic and Syriac, though "Cf"
_PICTURES = 0x2400  # Unicode's pictures of the first 32 control characters
_DELETE, _PICTURE_OF_DELETE = 0x7F, 0x2421


def visible(text: str, *, lines: bool = False) -> str:
    """The text with every sign that is not seen, or acts upon others, replaced by one that is.

    Escape becomes `␛`, a bidi mark `⟨U+202E⟩`, a line's end `⏎`; with `lines` lines and tabs stay. Linear.
    """
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n")
    return text.translate(_IN_LINES if lines else _IN_ONE)


def beginning(text: str, most: int) -> tuple[str, int]:
    """As much of the text as may be shown, and how many characters are left out.

    A few more than `most` are no reason to cut: so a text that was cut, and says so, stays as it is.
    """
    return (text, 0) if len(text) <= most + SLACK else (text[:most], len(text) - most)


def redacted_beginning(text: str, most: int) -> tuple[str, int]:
    """As `beginning`, without secrets; the time does not grow with the text.

    It looks further than it shows, so that no secret is cut where it would not be known for one.
    """
    shown = redact(text[: most + _LONGEST_SECRET])
    return shown[:most], max(0, len(text) - most)


class _Marks(dict[int, str]):
    """What is shown in place of each character, found out when it is first met."""

    def __missing__(self, code: int) -> str:
        shown = self[code] = _mark(chr(code))
        return shown


def _mark(sign: str) -> str:
    code = ord(sign)
    if unicodedata.category(sign) not in _HIDDEN or sign in _LETTERS:
        return sign
    if code < 0x20:
        return chr(_PICTURES + code)
    return chr(_PICTURE_OF_DELETE) if code == _DELETE else f"⟨U+{code:04X}⟩"


_BREAKS = dict.fromkeys(map(ord, "\n\r\x0b\x0c\x85\u2028\u2029"), LINE_BREAK)
_IN_ONE = _Marks({**_BREAKS, ord("\t"): " "})
_IN_LINES = _Marks({ord("\n"): "\n", ord("\t"): "\t", **dict.fromkeys(_BREAKS, "\n")})

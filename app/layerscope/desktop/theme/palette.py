"""The window's colours, light and dark, by what they are for."""

from __future__ import annotations

import enum
from dataclasses import dataclass


class ThemeChoice(enum.StrEnum):
    """Which colours the window has."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Tone(enum.StrEnum):
    """What a pill, a card or an icon has to say; its colour never says it alone."""

    NEUTRAL = "neutral"
    GOOD = "good"
    BAD = "bad"
    WARN = "warn"
    INFO = "info"


class Ink(enum.Enum):
    """What an icon that has no tone is drawn in."""

    TEXT = enum.auto()
    MUTED = enum.auto()
    ON_ACCENT = enum.auto()


@dataclass(frozen=True, slots=True)
class Colours:
    """One theme, as `#rrggbb`. A `…_fill` lies under the text of the same name."""

    window: str  # lists, panels, everything that is read
    surface: str  # fields and the status bar, set off from the window
    border: str  # lines between parts
    outline: str  # around buttons and fields
    hover: str
    text: str
    muted: str  # what is secondary; readable all the same
    disabled: str
    accent: str  # the one colour: the main button, the open tab, the focus, links
    accent_hover: str
    on_accent: str
    selection: str  # behind selected rows; their text keeps its colours
    chip: str  # behind a tag
    chip_selected: str  # behind one in a selected row
    neutral_fill: str
    good_fill: str
    good: str
    bad_fill: str
    bad: str
    bad_border: str
    warn_fill: str
    warn: str
    warn_border: str
    info_fill: str
    info: str
    info_border: str
    bar: str  # a layer's share of the image's size
    bar_selected: str
    bar_bad: str
    bar_done: str
    track: str  # behind progress

    def fill(self, tone: Tone) -> str:
        """What lies under the tone's text."""
        fills = {
            Tone.NEUTRAL: self.neutral_fill,
            Tone.GOOD: self.good_fill,
            Tone.BAD: self.bad_fill,
            Tone.WARN: self.warn_fill,
            Tone.INFO: self.info_fill,
        }
        return fills[tone]

    def tone_text(self, tone: Tone) -> str:
        """The tone's text on its fill, and on the window."""
        texts = {Tone.GOOD: self.good, Tone.BAD: self.bad, Tone.WARN: self.warn, Tone.INFO: self.info}
        return texts.get(tone, self.text)

    def edge(self, tone: Tone) -> str:
        """The line around a card of this tone."""
        edges = {Tone.BAD: self.bad_border, Tone.WARN: self.warn_border, Tone.INFO: self.info_border}
        return edges.get(tone, self.border)

    def ink(self, ink: Ink | Tone) -> str:
        """The colour of an icon."""
        if isinstance(ink, Tone):
            return self.tone_text(ink)
        return {Ink.TEXT: self.text, Ink.MUTED: self.muted, Ink.ON_ACCENT: self.on_accent}[ink]


LIGHT = Colours(
    window="#ffffff",
    surface="#f5f6f8",
    border="#dfe3e8",
    outline="#cfd5dd",
    hover="#f1f4f9",
    text="#16191f",
    muted="#566072",
    disabled="#98a1b0",
    accent="#2563eb",
    accent_hover="#1d4fd7",
    on_accent="#ffffff",
    selection="#e1ebff",
    chip="#eceff3",
    chip_selected="#c6d9fd",
    neutral_fill="#eceff3",
    good_fill="#dcfce7",
    good="#146c34",
    bad_fill="#fee4e2",
    bad="#b42318",
    bad_border="#f3a29b",
    warn_fill="#fef0c7",
    warn="#8f4304",
    warn_border="#ecc063",
    info_fill="#e8f0ff",
    info="#1d4fb8",
    info_border="#a3bff5",
    bar="#8fabea",
    bar_selected="#2563eb",
    bar_bad="#e0897f",
    bar_done="#1d9450",
    track="#eceff3",
)

DARK = Colours(
    window="#1e2128",
    surface="#171a20",
    border="#31363f",
    outline="#414856",
    hover="#272b34",
    text="#e7e9ed",
    muted="#a3acba",
    disabled="#666f7e",
    accent="#6b9cff",
    accent_hover="#86aeff",
    on_accent="#0d1117",
    selection="#243a61",
    chip="#2d323c",
    chip_selected="#365080",
    neutral_fill="#2d323c",
    good_fill="#143823",
    good="#6fdd97",
    bad_fill="#4a1c19",
    bad="#ff9f95",
    bad_border="#b4544b",
    warn_fill="#43300c",
    warn="#f8bd55",
    warn_border="#8c6a22",
    info_fill="#1d2c4a",
    info="#9dbeff",
    info_border="#40619f",
    bar="#48639c",
    bar_selected="#6b9cff",
    bar_bad="#ee8a82",
    bar_done="#2ba45d",
    track="#2d323c",
)

_GROUNDS = ("window", "surface", "hover", "selection")
_TONED = ("good", "bad", "warn", "info")
# Every text colour over every ground it is painted on; the tests hold each pair to WCAG's 4.5:1.
TEXT_PAIRS: tuple[tuple[str, str], ...] = (
    *((ink, ground) for ink in ("text", "muted") for ground in _GROUNDS),
    *(("text", ground) for ground in ("chip", *(f"{tone}_fill" for tone in _TONED))),
    ("on_accent", "accent"),
    ("on_accent", "accent_hover"),
    ("accent", "window"),
    *((tone, ground) for tone in _TONED for ground in (f"{tone}_fill", "window", "selection")),
)
# What has to be seen but not read: WCAG asks for 3:1.
MARK_PAIRS: tuple[tuple[str, str], ...] = (
    ("accent", "window"),
    ("accent", "surface"),
    ("accent", "selection"),
    ("bar_selected", "window"),
    ("bar_done", "track"),
)


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two colours, from 1 to 21 (WCAG 2.2, relative luminance)."""
    brighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue

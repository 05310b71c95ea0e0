"""The colours for high contrast, as the system or somebody asks for: every text at least 7:1."""

from __future__ import annotations

import enum
from dataclasses import replace

from layerscope.desktop.theme.palette import DARK, LIGHT


class ContrastChoice(enum.StrEnum):
    """How far the colours are apart."""

    SYSTEM = "system"
    NORMAL = "normal"
    HIGH = "high"


LIGHT_HIGH = replace(
    LIGHT,
    surface="#f7f8fa",
    border="#6b7280",
    outline="#4b5563",
    hover="#e8edf5",
    text="#000000",
    muted="#39424f",
    disabled="#6b7280",
    accent="#0b46c0",
    accent_hover="#083693",
    selection="#d5e3ff",
    chip="#e4e8ee",
    neutral_fill="#e4e8ee",
    good="#0a4a22",
    bad="#8a0f08",
    bad_border="#8a0f08",
    warn="#653002",
    warn_border="#653002",
    info="#0b3a94",
    info_border="#0b3a94",
    bar="#5578c8",
    bar_selected="#0b46c0",
    bar_bad="#b42318",
    bar_done="#0f6b36",
)

DARK_HIGH = replace(
    DARK,
    window="#0b0d11",
    surface="#000000",
    border="#8b95a5",
    outline="#b4bcc8",
    hover="#1f242d",
    text="#ffffff",
    muted="#ccd3dd",
    disabled="#8b95a5",
    accent="#9cc0ff",
    accent_hover="#c2d8ff",
    on_accent="#000000",
    selection="#1d3566",
    chip="#252b35",
    neutral_fill="#252b35",
    good_fill="#0d2b19",
    good="#8df0b0",
    bad_fill="#3a1210",
    bad="#ffc0b9",
    bad_border="#ff9f95",
    warn_fill="#322306",
    warn="#ffd37f",
    warn_border="#f8bd55",
    info_fill="#14213a",
    info="#c0d6ff",
    info_border="#9dbeff",
    bar="#7f9fe0",
    bar_selected="#9cc0ff",
    bar_bad="#ff9f95",
    bar_done="#4bd281",
    track="#252b35",
)

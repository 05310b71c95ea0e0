"""What a profile's mark is called, and the tone that underlines it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.desktop.theme.palette import Tone


def mark_text(mark: ProfileMark | None) -> str:
    """The mark in a word or two; empty for none."""
    translate = QCoreApplication.translate
    texts = {
        ProfileMark.SIGNED_IN: translate("ProfileMark", "signed in"),
        ProfileMark.SIGNED_OUT: translate("ProfileMark", "signed out"),
        ProfileMark.MFA: translate("ProfileMark", "MFA"),
        ProfileMark.THIS_RUN: translate("ProfileMark", "this run only"),
    }
    return texts[mark] if mark is not None else ""


TONES = {
    ProfileMark.SIGNED_IN: Tone.GOOD,
    ProfileMark.SIGNED_OUT: Tone.WARN,
    ProfileMark.MFA: Tone.INFO,
    ProfileMark.THIS_RUN: Tone.NEUTRAL,
}

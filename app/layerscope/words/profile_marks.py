"""What a profile's mark is called."""

from __future__ import annotations

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.words.speech import translate


def mark_text(mark: ProfileMark | None) -> str:
    """The mark in a word or two; empty for none."""
    texts = {
        ProfileMark.SIGNED_IN: translate("ProfileMark", "signed in"),
        ProfileMark.SIGNED_OUT: translate("ProfileMark", "signed out"),
        ProfileMark.MFA: translate("ProfileMark", "MFA"),
        ProfileMark.THIS_RUN: translate("ProfileMark", "this run only"),
    }
    return texts[mark] if mark is not None else ""

"""The tones that underline words of state."""

from __future__ import annotations

from layerscope.accounts.model.profile_marks import ProfileMark
from layerscope.desktop.theme.palette import Tone
from layerscope.registry.model.layers import Availability, LayerState
from layerscope.words.layer_states import is_failed

MARK_TONES = {
    ProfileMark.SIGNED_IN: Tone.GOOD,
    ProfileMark.SIGNED_OUT: Tone.WARN,
    ProfileMark.MFA: Tone.INFO,
    ProfileMark.THIS_RUN: Tone.NEUTRAL,
}
_LAYER_TONES = {
    Availability.AVAILABLE: Tone.GOOD,
    Availability.UNAVAILABLE: Tone.BAD,
    Availability.MISSING: Tone.BAD,
    Availability.ARCHIVED: Tone.WARN,
    Availability.FOREIGN: Tone.INFO,
}


def tone_of(state: LayerState) -> Tone:
    """That of the worst that is known of the layer."""
    return Tone.BAD if is_failed(state) else _LAYER_TONES.get(state.availability, Tone.NEUTRAL)

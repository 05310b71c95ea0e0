"""What is known of a profile's sign-in without asking AWS."""

from __future__ import annotations

import enum


class ProfileMark(enum.Enum):
    """By the files alone: AWS may have ended what they say is good."""

    SIGNED_IN = enum.auto()
    SIGNED_OUT = enum.auto()
    """Its SSO session expired, or was never started."""
    MFA = enum.auto()
    """A code may be asked for."""
    THIS_RUN = enum.auto()
    """Its keys are kept until the program ends."""

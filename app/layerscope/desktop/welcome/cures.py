"""Which buttons and parts of the page help in which situation, the first of them first; rules only."""

from __future__ import annotations

import enum

from layerscope.desktop.welcome.situation import Face, Situation
from layerscope.registry.errors.credentials import (
    ClockSkewError,
    CredentialsError,
    InvalidProfileError,
    InvalidRegionError,
    PartialCredentialsError,
    ProfileNotFoundError,
    SignInTimedOutError,
)
from layerscope.registry.errors.network import (
    NameResolutionError,
    NetworkError,
    NotEcrAnswerError,
    ProxyError,
    TlsError,
)
from layerscope.registry.errors.service import RegionDisabledError


class Cure(enum.Enum):
    """A button, or a part with one."""

    RETRY = enum.auto()
    STOP = enum.auto()
    DIAGNOSE = enum.auto()
    SSO = enum.auto()
    KEYS = enum.auto()
    IMPORT = enum.auto()
    EDIT_PROFILES = enum.auto()
    OPEN_FILE = enum.auto()
    PROFILES = enum.auto()
    """The list of those that were found."""
    REGION = enum.auto()
    DEMO = enum.auto()


_BY_FACE = {
    Face.CONNECT: (Cure.SSO, Cure.KEYS, Cure.IMPORT, Cure.PROFILES, Cure.DEMO),
    Face.REGION: (Cure.REGION,),
    Face.WAITING: (Cure.STOP, Cure.DIAGNOSE),
    Face.DEMO_STARTS: (Cure.STOP,),
}
_WRONG_FILE = (InvalidProfileError, ProfileNotFoundError, PartialCredentialsError)
_WRONG_PLACE = (InvalidRegionError, NameResolutionError, RegionDisabledError)
_NETWORK = (NetworkError, NotEcrAnswerError)
_CREDENTIALS = (Cure.PROFILES, Cure.EDIT_PROFILES, Cure.SSO, Cure.KEYS)


def cures(now: Situation) -> tuple[Cure, ...]:
    """What helps, the first as the page's main button where it has no other."""
    return _BY_FACE.get(now.face) or tuple(_cures_of(now.error))


def _cures_of(error: Exception | None) -> list[Cure]:
    found = [Cure.RETRY]
    if isinstance(error, _WRONG_PLACE):
        found.insert(0, Cure.REGION)
    if isinstance(error, _NETWORK) and not isinstance(error, ProxyError | TlsError):
        found.append(Cure.DIAGNOSE)
    if isinstance(error, _WRONG_FILE):
        found.append(Cure.OPEN_FILE)
    if isinstance(error, CredentialsError) and not isinstance(error, ClockSkewError | SignInTimedOutError):
        found += _CREDENTIALS
    elif not isinstance(error, _NETWORK):
        found += [Cure.DIAGNOSE, Cure.PROFILES, Cure.EDIT_PROFILES]
    return [*found, Cure.DEMO]

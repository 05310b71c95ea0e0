"""Own profiles to be out of a pasted text or a file: keys in any form, and config text's roles and SSO."""

from __future__ import annotations

from collections.abc import Sequence

from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.rules.importing.import_errors import NoKeyFoundError
from layerscope.accounts.rules.importing.imported_keys import MAX_READ_BYTES, ImportedKeys, read_keys, text_of
from layerscope.accounts.rules.shared.copy_shared_profile import (
    Draft,
    NotCopyableError,
    Sections,
    copied_profile,
)
from layerscope.accounts.rules.shared.shared_text import parse_shared


def read_profiles(text: str) -> tuple[Draft, ...]:
    """The keys as `read_keys` has them, then the roles and SSO profiles, each after its source.

    A profile of keys has no name where none stood beside them. Raises what `read_keys` raises where there is
    nothing else, and NotCopyableError where the text has only profiles that cannot be own ones.
    """
    others, unfit = _others(text[:MAX_READ_BYTES])
    try:
        keys = tuple(map(_with_keys, read_keys(text)))
    except NoKeyFoundError:
        if not others:
            raise unfit or NoKeyFoundError from None
        keys = ()
    return (*keys, *_sources_first(others))


def read_profiles_file(content: bytes) -> tuple[Draft, ...]:
    return read_profiles(text_of(content))


def _with_keys(found: ImportedKeys) -> Draft:
    key_id = found.keys.access_key_id
    return Draft(OwnProfile(found.name, OwnKind.KEYS, found.region, access_key_id=key_id), found.keys)


def _others(text: str) -> tuple[list[Draft], NotCopyableError | None]:
    """The roles and SSO profiles, and the error of the first that cannot be taken."""
    sections: Sections = dict(reversed(parse_shared(text).sections.items()))  # in the text's order again
    sessions = _named(sections, "sso-session ")
    unprefixed = {name: section for name, section in sections.items() if " " not in name}
    profiles: Sections = {**unprefixed, **_named(sections, "profile ")}
    drafts: list[Draft] = []
    unfit: NotCopyableError | None = None
    for name, settings in profiles.items():
        if not settings.keys() & {"role_arn", "sso_account_id"}:
            continue
        try:
            drafts.append(copied_profile(name, profiles, sessions))
        except NotCopyableError as error:
            unfit = unfit or error
    return drafts, unfit


def _named(sections: Sections, prefix: str) -> dict[str, dict[str, object]]:
    """The sections whose header begins with the prefix, by the rest of it, without its quotes."""
    return {
        name.removeprefix(prefix).strip(" \"'"): dict(section)
        for name, section in sections.items()
        if name.startswith(prefix)
    }


def _sources_first(drafts: Sequence[Draft]) -> list[Draft]:
    """Each role after the one that it is assumed with; those of a circle stay as they are."""
    ordered: list[Draft] = []
    left = list(drafts)
    while left:
        names = {draft.profile.name for draft in left}
        ready = [draft for draft in left if draft.profile.source_profile not in names] or left
        ordered += ready
        left = [draft for draft in left if draft not in ready]
    return ordered

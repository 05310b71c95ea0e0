"""Both shared AWS files as botocore reads them, but that a broken section leaves the others usable."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from layerscope.accounts.model.issues import Issue
from layerscope.accounts.profiles.shared_files import shared_files
from layerscope.accounts.rules.shared.headings import misnamed, passed_over
from layerscope.accounts.rules.shared.shared_text import SharedText, decode, parse_shared
from layerscope.text.reasons import Reason


@dataclass(frozen=True, slots=True)
class SharedConfig:
    """What `botocore.session.Session.full_config` has, of everything that parses; secrets are in it."""

    config: dict[str, Any] = field(repr=False)
    issues: tuple[Issue, ...] = ()  # of what does not parse, cannot be read, or is passed over
    keyed: frozenset[str] = frozenset()  # profiles with keys in the credentials file

    @property
    def profiles(self) -> Mapping[str, Mapping[str, Any]]:
        profiles: Mapping[str, Mapping[str, Any]] = self.config["profiles"]
        return profiles

    @property
    def sso_sessions(self) -> Mapping[str, Mapping[str, Any]]:
        sessions: Mapping[str, Mapping[str, Any]] = self.config.get("sso_sessions", {})
        return sessions


def read_shared_config() -> SharedConfig:
    """The config file with the credentials file's profiles in it. Blocks; never fails."""
    from botocore.configloader import build_profile_map

    config_path, credentials_path = shared_files()
    config_text, config_issues = _read(config_path)
    credentials, credentials_issues = _read(credentials_path)
    config: dict[str, Any] = build_profile_map(config_text.sections)
    for name, section in credentials.sections.items():
        config["profiles"].setdefault(name, {}).update(section)
    issues = (
        *config_issues,
        *credentials_issues,
        *passed_over(config_text.sections, config_path),
        *misnamed(credentials.sections, credentials_path),
    )
    keyed = frozenset(
        name for name, section in credentials.sections.items() if "aws_access_key_id" in section
    )
    return SharedConfig(config, issues, keyed)


def _read(path: Path) -> tuple[SharedText, tuple[Issue, ...]]:
    try:
        content = path.read_bytes() if path.is_file() else b""
    except OSError as error:
        refusal = os.strerror(error.errno or 0)
        unreadable = Issue(
            Reason.tr("{path} cannot be read: {refusal}.", path=path, refusal=refusal),
            Reason.tr("Give your user read access to it. Profiles from other files still work."),
        )
        return SharedText({}), (unreadable,)
    text, faults = decode(content)
    parsed = parse_shared(text)
    return parsed, tuple(fault.issue(path) for fault in (*faults, *parsed.faults))

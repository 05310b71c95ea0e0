"""Sections of the shared AWS files that botocore passes over without a word, since their headings are off.

In the config file a profile's heading is `[profile NAME]`, in quotes where the name has blanks; in the
credentials file it is `[NAME]`: https://docs.aws.amazon.com/cli/latest/userguide/cli-configure-files.html.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Mapping
from pathlib import Path

from layerscope.accounts.model.issues import Issue
from layerscope.text.reasons import Reason

_KINDS = ("profile", "sso-session", "services")
_QUOTES = "\"'"
# What only a profile has: a section of the CLI's own, as [preview] or [plugins], has none of them.
_SETTINGS = frozenset(
    {"aws_access_key_id", "aws_secret_access_key", "credential_process", "output", "region", "role_arn"}
    | {"source_profile", "sso_account_id", "sso_session", "sso_start_url", "login_session", "mfa_serial"}
    | {"sso_role_name", "sso_region", "aws_session_token", "credential_source", "web_identity_token_file"}
)


def passed_over(sections: Mapping[str, Mapping[str, object]], path: Path) -> Iterator[Issue]:
    """Sections of the config file that look like profiles or sign-ins, and are none for their headings."""
    for heading, section in sections.items():
        right = _heading_meant(heading)
        if right and _SETTINGS & section.keys():
            yield Issue(
                Reason.tr(
                    "[{heading}] in {path} is skipped: it is not a profile heading.",
                    heading=heading,
                    path=path,
                ),
                Reason.tr("Write [{right}].", right=right),
            )


def misnamed(sections: Mapping[str, Mapping[str, object]], path: Path) -> Iterator[Issue]:
    """The sections of the credentials file whose profiles are called `profile NAME` for their headings."""
    for heading in sections:
        kind, _, name = heading.strip().partition(" ")
        if kind == "profile" and name.strip():
            yield Issue(
                Reason.tr(
                    "[{heading}] in {path} creates a profile named “{heading}”.",
                    heading=heading,
                    path=path,
                ),
                Reason.tr("Write [{right}] in this file.", right=name.strip()),
            )


def _heading_meant(heading: str) -> str:
    """What a heading should be that names no profile; empty where it names one, or another section."""
    if heading == "default":
        return ""
    written, _, rest = heading.strip().partition(" ")
    kind = written.lower().replace("_", "-")
    if kind not in _KINDS:
        return f"profile {_quoted(heading.strip())}"
    try:
        names_one = len(shlex.split(rest)) == 1
    except ValueError:
        names_one = False
    if kind == "services" or (names_one and heading.startswith(_KINDS)):
        return ""
    return f"{kind} {_quoted(rest.strip().strip(_QUOTES)) or 'NAME'}"


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name

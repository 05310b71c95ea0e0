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
# What only a profile has: a section of the CLI's own, as [preview] or [plugins], has none of them.
_SETTINGS = frozenset(
    {"aws_access_key_id", "aws_secret_access_key", "credential_process", "output", "region", "role_arn"}
    | {"source_profile", "sso_account_id", "sso_session", "sso_start_url", "login_session"}
)


def passed_over(sections: Mapping[str, Mapping[str, object]], path: Path) -> Iterator[Issue]:
    """The sections of the config file that look like profiles, and are none for their headings."""
    for heading, section in sections.items():
        name = _name_meant(heading)
        if name and _SETTINGS & section.keys():
            yield Issue(
                Reason.tr(
                    "[{heading}] in {path} is passed over: it is no profile's heading.",
                    heading=heading,
                    path=path,
                ),
                Reason.tr("Write [{right}].", right=f"profile {_quoted(name)}"),
            )


def misnamed(sections: Mapping[str, Mapping[str, object]], path: Path) -> Iterator[Issue]:
    """The sections of the credentials file whose profiles are called `profile NAME` for their headings."""
    for heading in sections:
        kind, _, name = heading.strip().partition(" ")
        if kind == "profile" and name.strip():
            yield Issue(
                Reason.tr(
                    "[{heading}] in {path} makes a profile of the name “{heading}”.",
                    heading=heading,
                    path=path,
                ),
                Reason.tr("Write [{right}] in this file.", right=name.strip()),
            )


def _name_meant(heading: str) -> str:
    """The profile that a heading means which names none; empty where it names one, or another section."""
    if heading == "default":
        return ""
    kind, _, rest = heading.strip().partition(" ")
    if kind not in _KINDS:
        return heading.strip()
    try:
        names_one = len(shlex.split(rest)) == 1
    except ValueError:
        names_one = False
    is_right = names_one and heading.startswith(_KINDS)
    return "" if is_right or kind != "profile" else rest.strip().strip("\"'")


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name

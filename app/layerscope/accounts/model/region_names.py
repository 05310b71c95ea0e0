"""What can be a region's name, by its shape alone: new regions need no new release."""

from __future__ import annotations

import re

# botocore.utils.validate_region_name: a host label, since it becomes one. AWS writes small letters only.
_LABEL = re.compile(r"(?![0-9]+$)(?!-)[a-z0-9-]{1,63}(?<!-)")
_USUAL = re.compile(r"[a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2}")
# https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/using-regions-availability-zones.html
_ZONE = re.compile(r"([a-z]{2,5}(?:-[a-z]+){1,3}-[0-9]{1,2})(?:[a-z]|-[a-z]{3}-[0-9]{1,2}[a-z])")
_RUN_TOGETHER = re.compile(r"(?<=[a-z])([0-9]{1,2})$")


def is_region_name(text: str) -> bool:
    """Whether calls can be sent to a region of this name; not an availability zone's."""
    return bool(_LABEL.fullmatch(text)) and not _ZONE.fullmatch(text)


def is_usual_region_name(text: str) -> bool:
    """Whether the name is built as all of AWS's are, such as eu-central-1."""
    return bool(_USUAL.fullmatch(text))


def suggested_region(text: str) -> str:
    """The region that a mistyped name most likely means; empty where that cannot be guessed."""
    name = re.sub(r"[\s_-]+", "-", text.strip("\"' \t").lower())
    name = _RUN_TOGETHER.sub(r"-\1", name)
    zone = _ZONE.fullmatch(name)
    name = zone[1] if zone else name
    return name if name != text and is_usual_region_name(name) else ""

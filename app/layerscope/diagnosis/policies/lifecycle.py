"""Lifecycle policies: which rule removes an image, or moves it into the archive.

The properties: https://docs.aws.amazon.com/AmazonECR/latest/userguide/lifecycle_policy_parameters.html; how
they are applied: https://docs.aws.amazon.com/AmazonECR/latest/userguide/LifecyclePolicies.html. The first
rule whose tag requirements an image meets decides on it, and no later one does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from layerscope.diagnosis.policies.document import Unreadable
from layerscope.diagnosis.policies.wildcards import fits
from layerscope.registry.errors.content import InvalidManifestError
from layerscope.registry.manifests.strict_json import load_object
from layerscope.registry.model.images import ImageStatus, ListedImage
from layerscope.text.reasons import Reason

DAY_S = 86_400


class TagStatus(StrEnum):
    TAGGED = "tagged"
    UNTAGGED = "untagged"
    ANY = "any"


class CountType(StrEnum):
    """What a rule counts: images, or days since something happened to them."""

    IMAGES = "imageCountMoreThan"
    PUSHED = "sinceImagePushed"
    PULLED = "sinceImagePulled"
    TRANSITIONED = "sinceImageTransitioned"


@dataclass(frozen=True, slots=True)
class LifecycleRule:
    """One rule. `patterns` are those of tagPatternList, and tagPrefixList's with a `*` behind."""

    priority: int
    tag_status: TagStatus
    count_type: CountType
    count: int
    patterns: tuple[str, ...] = ()
    description: str = ""
    archives: bool = False  # moves images into the archive; else it removes them
    archived_only: bool = False  # selects images of the archive; else of the standard storage

    @property
    def name(self) -> Reason:
        """Its priority, with its description if it has one."""
        if self.description:
            return Reason.tr(
                "rule {priority} (“{description}”)", priority=self.priority, description=self.description
            )
        return Reason.tr("rule {priority}", priority=self.priority)

    def covers(self, tags: Sequence[str]) -> bool:
        """Whether an image with these tags meets its tag requirements: each pattern fits one of the tags."""
        if self.tag_status is TagStatus.UNTAGGED:
            return not tags
        if self.tag_status is TagStatus.ANY:
            return True
        return bool(tags) and all(any(fits(pattern, tag) for tag in tags) for pattern in self.patterns)


def read_lifecycle(text: str) -> tuple[LifecycleRule, ...] | Unreadable:
    """The rules in the order in which ECR applies them, or where and why the text cannot be judged."""
    try:
        listed = load_object(text).get("rules")
    except InvalidManifestError as error:
        return Unreadable(error.place, error.reason)
    if not isinstance(listed, list):
        return Unreadable("/rules", Reason.tr("a list of rules is expected here"))
    rules = []
    for index, entry in enumerate(listed):
        try:
            rules.append(_rule(entry))
        except (KeyError, TypeError, ValueError, AttributeError):
            return Unreadable(f"/rules/{index}", Reason.tr("this rule is unknown here"))
    return tuple(sorted(rules, key=lambda rule: rule.priority))


def rule_for(rules: Sequence[LifecycleRule], tags: Sequence[str]) -> LifecycleRule | None:
    """The rule that applies to images with these tags, if any."""
    return next((rule for rule in rules if rule.covers(tags)), None)


def is_due(rule: LifecycleRule, image: ListedImage, now_s: float) -> bool | None:
    """Whether the rule's days are over for the image; None where that hangs on the other images, or a time.

    `now_s` in epoch seconds.
    """
    if rule.archived_only is not (image.status == ImageStatus.ARCHIVED):
        return False
    since_s = {
        CountType.PUSHED: image.pushed_at_s,
        CountType.PULLED: image.pushed_at_s if image.last_pulled_at_s is None else image.last_pulled_at_s,
        CountType.TRANSITIONED: image.archived_at_s,
    }.get(rule.count_type)
    return None if since_s is None else now_s - since_s > rule.count * DAY_S


def _rule(entry: Any) -> LifecycleRule:
    selection, action = entry["selection"], entry["action"]
    prefixes = _strings(selection.get("tagPrefixList") or [])
    tag_status = TagStatus(selection["tagStatus"])
    patterns = (*_strings(selection.get("tagPatternList") or []), *(f"{prefix}*" for prefix in prefixes))
    if tag_status is TagStatus.TAGGED and not patterns:
        raise ValueError("A rule for tagged images names their tags.")
    if action["type"] not in ("expire", "transition"):
        raise ValueError("An action that nobody knows.")
    return LifecycleRule(
        priority=int(entry["rulePriority"]),
        tag_status=tag_status,
        count_type=CountType(selection["countType"]),
        count=int(selection["countNumber"]),
        patterns=patterns,
        description=str(entry.get("description") or ""),
        archives=action["type"] == "transition",
        archived_only=selection.get("storageClass") == "archive",
    )


def _strings(values: Any) -> tuple[str, ...]:
    if not isinstance(values, list) or not all(isinstance(value, str) for value in values):
        raise TypeError("A list of texts is wanted.")
    return tuple(values)

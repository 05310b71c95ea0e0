"""A read that is denied, in one calm line: all else of the window goes on without it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from layerscope.diagnosis.model import phrases
from layerscope.diagnosis.policies.read_statements import denied_read
from layerscope.registry.errors.service import AccessDeniedError
from layerscope.text.reasons import Reason
from layerscope.text.redaction import redact
from layerscope.words.reasons import translated

_LINES: dict[str, Callable[[dict[str, Any]], Reason]] = {
    "DescribeRepositories": lambda facts: Reason.tr(
        "Repositories are not listed: {action} is denied for {who}.", **facts
    ),
    "DescribeImages": lambda facts: Reason.tr(
        "Images are not listed: {action} is denied for {who}.", **facts
    ),
    "BatchGetImage": lambda facts: Reason.tr("The image is not read: {action} is denied for {who}.", **facts),
    "GetDownloadUrlForLayer": lambda facts: Reason.tr("No URL: {action} is denied for {who}.", **facts),
}


def denied_line(error: BaseException | None) -> str:
    """What is not shown, since who was denied what; empty for any other error than a denied read of ECR's."""
    action = denied_read(error)
    if not action or not isinstance(error, AccessDeniedError):
        return ""
    who = phrases.last_part(error.denial.principal) or Reason.tr("your identity")
    facts = {"action": action, "who": who}
    line = _LINES.get(error.subject.operation)
    reason = line(facts) if line else Reason.tr("{action} is denied for {who}.", **facts)
    return redact(translated(reason))

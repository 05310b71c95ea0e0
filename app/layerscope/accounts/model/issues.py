"""What can be wrong with profiles, keys and their keeping: always a sentence, and one on what to do."""

from __future__ import annotations

from enum import Enum
from typing import NamedTuple

from layerscope.text.reasons import Reason


class Issue(NamedTuple):
    """What is wrong, and what to do about it; neither sentence ever holds a secret."""

    reason: Reason
    next_step: Reason


class IssueKind(Enum):
    """The kinds of issue of one subject, each with its two sentences; `issue` fills their placeholders."""

    def __init__(self, reason: Reason, next_step: Reason) -> None:
        self.reason = reason
        self.next_step = next_step

    def issue(self, **facts: object) -> Issue:
        """The issue with these facts in its sentences."""
        return Issue(self.reason.filled(**facts), self.next_step.filled(**facts))


class AccountsError(Exception):
    """An issue that the user can put right."""

    def __init__(self, issue: Issue) -> None:
        super().__init__(f"{issue.reason} {issue.next_step}")
        self.issue = issue

    @property
    def reason(self) -> Reason:
        """What is wrong."""
        return self.issue.reason

    @property
    def next_step(self) -> Reason:
        """What to do about it."""
        return self.issue.next_step

"""Versions of what is installed, and of what has no metadata."""

from __future__ import annotations

import importlib.metadata

from layerscope.files.distributions import version_of


def test_a_version_is_told_or_a_question_mark() -> None:
    assert version_of("botocore") == importlib.metadata.version("botocore")
    assert version_of("no-such-distribution") == "?"

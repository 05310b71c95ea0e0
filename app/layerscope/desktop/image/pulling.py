"""How the image is pulled: URIs and docker's command; rules only."""

from __future__ import annotations

from layerscope.access.platforms import first_platform
from layerscope.desktop.image.facts import Subject
from layerscope.desktop.image.pane import PullTexts
from layerscope.text.command_lines import command_line


def pull_texts(subject: Subject, address: str) -> PullTexts:
    """What to copy; `address` is the repository's URI. A tag is that of the image as it was chosen."""
    if not address:
        return PullTexts()
    chosen = subject.chosen
    pinned = f"{address}@{chosen.digest}"
    uri = f"{address}:{chosen.tag}" if chosen.tag else pinned
    return PullTexts(uri, pinned, command_line(["docker", "pull", *_platform(subject), uri]))


def _platform(subject: Subject) -> list[str]:
    """The option that has docker take the platform that is seen, where it would take another one."""
    platforms, shown = subject.platforms, subject.shown
    platform = shown.platform
    if len(platforms) < 2 or platform is None or not platform.architecture:
        return []
    if first_platform(platforms).digest == shown.digest:
        return []
    parts = (platform.os, platform.architecture, platform.variant)
    return ["--platform", "/".join(part for part in parts if part)]

"""How an export is loaded: the commands for each format, quoted, and none that would not do it."""

from __future__ import annotations

from pathlib import PurePosixPath

import pytest

from layerscope.access.loading import usages
from layerscope.text.command_lines import Prompt
from layerscope.transfers.export.rules.layout import ExportFormat, ImageNames

NAMES = ImageNames("1.4", "example.com/team/app")
PATH = PurePosixPath("/my files/app.tar")


def lines(form: ExportFormat, names: ImageNames = NAMES, path: PurePosixPath = PATH) -> list[str]:
    return [usage.command for usage in usages(form, names, path, Prompt.SH)]  # type: ignore[arg-type]


def test_each_format_has_its_commands() -> None:
    assert lines(ExportFormat.DOCKER_ARCHIVE) == [
        "docker load --input '/my files/app.tar'",
        "podman load --input '/my files/app.tar'",
    ]
    assert lines(ExportFormat.OCI_ARCHIVE) == [
        "podman load --input '/my files/app.tar'",
        "skopeo copy 'oci-archive:/my files/app.tar:1.4' docker-daemon:example.com/team/app:1.4",
    ]
    assert lines(ExportFormat.OCI_FOLDER, ImageNames()) == [
        "skopeo copy 'oci:/my files/app.tar' docker-daemon:app:exported",
    ]


@pytest.mark.parametrize("path", ["/a:b/app.tar", "/a\nb/app"])
def test_what_cannot_be_told_safely_is_left_out(path: str) -> None:
    assert lines(ExportFormat.OCI_FOLDER, path=PurePosixPath(path)) == []

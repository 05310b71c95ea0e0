"""The suggested name of an export."""

from __future__ import annotations

from layerscope.registry.manifests.manifest import Platform
from layerscope.text.file_names import MAX_NAME_BYTES, safe_name
from layerscope.transfers.export.rules.layout import ExportFormat
from layerscope.transfers.rules.naming import safe

ALL = "all-platforms"


def export_name(
    repository: str,
    tag: str,
    digest: str,
    platform: Platform | None,
    form: ExportFormat,
    *,
    is_index: bool = False,
) -> str:
    """`team-checkout_v4.18.2_linux-amd64.tar`; no `.tar` for a folder, the digest where there is no tag."""
    ending = "" if form is ExportFormat.OCI_FOLDER else ".tar"
    image = tag or digest.rpartition(":")[2][:12]
    what = ALL if is_index else _of_platform(platform)
    words = [repository.replace("/", "-"), image, *([what] if what else [])]
    return safe_name("_".join(safe(word) for word in words), MAX_NAME_BYTES - len(ending)) + ending


def _of_platform(platform: Platform | None) -> str:
    if platform is None or platform.unknown:
        return ""
    return "-".join(part for part in (platform.os, platform.architecture, platform.variant) if part)

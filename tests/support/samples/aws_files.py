"""Shared AWS files whose profiles lead to the local registry with the demo data."""

from __future__ import annotations

from pathlib import Path

SECRET = "local-registry-secret"
TOKEN = "local-registry-token"
_PROFILES = {
    "default": ("AKIDLAYERSCOPELOCAL0", "eu-central-1", ""),
    "profile partner": ("AKIDLAYERSCOPELOCAL1", "eu-central-1", ""),
    "profile replica": ("AKIDLAYERSCOPELOCAL0", "us-east-1", ""),
    "profile expired": ("ASIALAYERSCOPEOLDTOKEN", "eu-central-1", TOKEN),
}


def write_profiles(folder: Path, endpoint: str) -> None:
    """Write `aws-config` with profiles of both accounts, in both regions, and one whose session is over."""
    lines = []
    for section, (key, region, token) in _PROFILES.items():
        lines += [f"[{section}]", f"region = {region}", f"endpoint_url = {endpoint}"]
        lines += [f"aws_access_key_id = {key}", f"aws_secret_access_key = {SECRET}"]
        lines += [f"aws_session_token = {token}"] if token else []
    (folder / "aws-config").write_text("\n".join(lines) + "\n", encoding="utf-8")

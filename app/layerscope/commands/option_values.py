"""What options take, checked while the command line is read."""

from __future__ import annotations

import argparse
import re

from layerscope.text.account_ids import is_account_id

LAYER_NUMBER = re.compile(r"[0-9]{1,5}")  # more digits are a digest's beginning
_BEGINNING = re.compile(r"(?:[a-z0-9]+:)?[0-9a-f]{6,128}")
# A reference has a colon before a slash only in its scheme.
_REFERENCE_AND_PATH = re.compile(r"(?P<reference>.+?):(?P<path>/(?!/).*)", re.DOTALL)
_LONGEST_PLATFORM = 200  # characters
_LONGEST_PATH = 64 * 1024  # bytes


def registry_id(text: str) -> str:
    """The text, which is an account's 12 digits."""
    if not is_account_id(text):
        raise argparse.ArgumentTypeError("a registry id is an account's 12 digits")
    return text


def address(text: str) -> str:
    from layerscope.text.web_addresses import is_plain_address

    if not is_plain_address(text):
        raise argparse.ArgumentTypeError(
            "an address begins with http:// or https:// and has a host; no user, query or fragment"
        )
    return text


def platform_text(text: str) -> str:
    """A platform as it was written, such as `linux/arm64`."""
    from layerscope.access.platforms import read_platform

    platform = read_platform(text)
    if not (platform.os and platform.architecture) or len(text) > _LONGEST_PLATFORM:
        raise argparse.ArgumentTypeError("a platform is OS/ARCHITECTURE[/VARIANT], such as linux/arm64")
    return text.strip()


def layer_text(text: str) -> str:
    """A layer's number, digest or the digest's beginning, in small letters."""
    plain = text.strip().lower()
    if not LAYER_NUMBER.fullmatch(plain) and not _BEGINNING.fullmatch(plain):
        raise argparse.ArgumentTypeError(
            "a layer is its number, its digest, or at least 6 hexadecimal digits of the digest's beginning"
        )
    return plain


def layer_number(text: str) -> int:
    """From 1, the oldest."""
    if not (text.isascii() and text.isdigit() and 0 < int(text) < 100_000):
        raise argparse.ArgumentTypeError("a layer's number counts from 1, the oldest")
    return int(text)


def path_of(text: str) -> bytes:
    """The clean path from the root, whether or not the text begins with a slash."""
    from layerscope.contents.model.entries import clean_path

    raw = text.encode("utf-8", "surrogateescape")
    if len(raw) > _LONGEST_PATH or b"\0" in raw:
        raise argparse.ArgumentTypeError("a path has at most 64 KiB, and no NUL")
    return clean_path(raw)


def reference_and_path(text: str) -> tuple[str, bytes]:
    """`NAME:TAG:/PATH`: behind the first colon that a single slash follows stands the path."""
    found = _REFERENCE_AND_PATH.fullmatch(text)
    if found is None:
        raise argparse.ArgumentTypeError(
            "REFERENCE:PATH has a path that begins with a slash, such as team/app:1.4:/etc/os-release"
        )
    return found["reference"], path_of(found["path"])

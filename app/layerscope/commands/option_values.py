"""What options take, checked while the command line is read."""

from __future__ import annotations

import argparse


def registry_id(text: str) -> str:
    """The text, which is an account's 12 digits."""
    if len(text) != 12 or not (text.isascii() and text.isdigit()):
        raise argparse.ArgumentTypeError("a registry id is an account's 12 digits")
    return text


def address(text: str) -> str:
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(text)
        is_one = parts.scheme in {"http", "https"} and bool(parts.hostname) and parts.port != 0
    except ValueError:
        is_one = False
    if not is_one:
        raise argparse.ArgumentTypeError("an address begins with http:// or https:// and has a host")
    return text

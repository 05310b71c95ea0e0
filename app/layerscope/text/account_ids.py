"""AWS account ids, which name registries too."""

from __future__ import annotations

import re

_ACCOUNT = re.compile(r"[0-9]{12}")


def is_account_id(text: str) -> bool:
    """Whether these are the 12 digits of an account."""
    return _ACCOUNT.fullmatch(text) is not None

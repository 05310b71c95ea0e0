"""Which of what packages say of their license is an expression by SPDX."""

from __future__ import annotations

from functools import lru_cache

_LONGEST = 500
_OWN = "LicenseRef-"  # defined in the document that uses it


@lru_cache(maxsize=4096)
def spdx_expression(stated: str) -> str:
    """The expression as SPDX writes it, all of its licenses known to SPDX; else empty."""
    from license_expression import ExpressionError, get_spdx_licensing

    if not stated or len(stated) > _LONGEST:
        return ""
    licensing = get_spdx_licensing()
    try:
        parsed = licensing.parse(stated, validate=True, strict=True)
    except (ExpressionError, ValueError, AttributeError, TypeError, RecursionError):
        return ""
    rendered = str(parsed) if parsed is not None else ""
    return "" if _OWN in rendered else rendered

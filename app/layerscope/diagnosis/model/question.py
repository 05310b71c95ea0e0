"""What is asked: which layer, of which image, and what was seen of its failing."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from layerscope.registry.references.pasted import Pasted


@runtime_checkable
class SeveralAttempts(Protocol):
    """An error of a transfer that was tried again and again; `last` is what ended the last attempt."""

    @property
    def last(self) -> BaseException: ...


@dataclass(frozen=True, slots=True)
class Question:
    """As much as is known of what cannot be had; empty fields and None are not known.

    `image` is a tag or digest, `digest` what is taken for a layer's; `registry_id` empty means the caller's
    own registry. `seen` is the error that led here, of this program or of its transfers, and `pasted` what
    a pasted text said. `principal` is the ARN of somebody else to be looked at, who cannot have it.
    """

    repository: str = ""
    image: str = ""
    digest: str = ""
    registry_id: str = ""
    region: str = ""
    seen: Exception | None = field(default=None, compare=False)
    pasted: Pasted | None = None
    principal: str = ""

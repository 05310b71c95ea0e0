"""What the layer's presenter needs from the rest of the program, as callables to be injected."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Protocol

from layerscope.desktop.shell.chosen_layer import ChosenLayer
from layerscope.registry.model.layers import LayerRef
from layerscope.registry.model.presigned import PresignedUrl


class Probed(Protocol):
    """What one byte by Range told of a URL."""

    @property
    def status(self) -> int: ...

    @property
    def total_bytes(self) -> int | None: ...

    @property
    def elapsed_s(self) -> float: ...


@dataclass(frozen=True, slots=True)
class LayerCalls:
    """The way to ECR and the store, for one account and region.

    `url_of(ref, renew)` answers from its cache unless `renew`; `cached(ref)` never asks; both raise or
    return what `registry` says. `download(chosen, ask_where)` only begins it. `cli_command(ref)` is the
    AWS CLI's way to the same URL.
    """

    url_of: Callable[[LayerRef, bool], Awaitable[PresignedUrl]]
    cached: Callable[[LayerRef], PresignedUrl | None]
    probe: Callable[[PresignedUrl], Awaitable[Probed]]
    download: Callable[[ChosenLayer, bool], None]
    cli_command: Callable[[LayerRef], str]

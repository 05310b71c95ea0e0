"""What every call to the local registry works with, whichever API it is of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from layerscope.localregistry.data.served_data import ServedData
from layerscope.localregistry.data.uploads import Uploads
from layerscope.localregistry.identity.docker_tokens import DockerTokens
from layerscope.localregistry.identity.sso_sign_ins import SignIns
from layerscope.localregistry.services.page_tokens import PageTokens
from layerscope.localregistry.services.s3.presigning import Presigner


@dataclass(frozen=True, slots=True)
class Service:
    """What every call works with. `wait(seconds)` returns early when the server stops.

    `uploads` None: nothing can be pushed. `creates_on_push`: a push to no repository creates it.
    """

    store: ServedData
    tokens: PageTokens
    presigner: Presigner
    sign_ins: SignIns
    clock: Callable[[], float]
    wait: Callable[[float], object]
    activation_s: float
    docker_tokens: DockerTokens
    uploads: Uploads | None = None
    creates_on_push: bool = False

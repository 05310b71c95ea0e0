"""What was asked of a worker, so that it can be asked again of the next one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from layerscope.contents.model.layers import ImageLayers
from layerscope.contents.model.ways import WayKind
from layerscope.contents.service.replies import LayerListed, ListProgress, Opened, OtherWay, Reply
from layerscope.contents.service.requests import Analyze, CloseImage, ListLayers, OpenImage, ReadFile, Request

OnReply = Callable[[Reply], object]


class Asked:
    """A request under way. Attributes: `request`, with what is left of it; `is_own`, whether nobody waits."""

    def __init__(
        self,
        request: Request,
        on_reply: OnReply | None,
        stop: Callable[[Asked], object],
        *,
        is_own: bool = False,
    ) -> None:
        self.request, self.is_own = request, is_own
        self._on_reply, self._stop = on_reply, stop
        self._is_heard = False

    @property
    def number(self) -> int:
        return self.request.number

    @property
    def reads(self) -> bool:
        """Whether it may bring layers' bytes."""
        return isinstance(self.request, ListLayers | ReadFile | Analyze)

    @property
    def may_be_asked_again(self) -> bool:
        """Whether its answer is whole when it comes from another worker: nothing came yet, or by layers."""
        return not self._is_heard or isinstance(self.request, ListLayers)

    def stop(self) -> None:
        """Have it end: `Failed` comes soon, as the last reply."""
        self._stop(self)

    def cancel(self) -> None:
        """Have it end; nothing of it is heard any more."""
        self._on_reply = None
        self._stop(self)

    def note(self, reply: Reply) -> None:
        """What of it need not be asked again."""
        self._is_heard = self._is_heard or not isinstance(reply, ListProgress)
        if isinstance(self.request, ListLayers) and isinstance(reply, LayerListed | OtherWay):
            done = reply.layer if isinstance(reply, LayerListed) else reply.way.layer
            left = tuple(each for each in self.request.layers if each != done)
            self.request = replace(self.request, layers=left)

    def hear(self, reply: Reply) -> None:
        """Hand it to whoever asked."""
        if (on_reply := self._on_reply) is not None:
            on_reply(reply)


class OpenedImages:
    """The images that are open, and which of their layers are listed."""

    def __init__(self) -> None:
        self._open: dict[str, ImageLayers] = {}
        self._listed: dict[str, set[int]] = {}
        self._kept: dict[str, set[int]] = {}

    def asked(self, request: Request) -> None:
        """An image may be opened, or closed, by the request."""
        if isinstance(request, OpenImage):
            self._open[request.image.digest] = request.image
        elif isinstance(request, CloseImage):
            for each in (self._open, self._listed, self._kept):
                each.pop(request.image, None)

    def heard(self, request: Request, reply: Reply) -> None:
        """A reply to the request says which layers are listed, or kept."""
        if isinstance(request, OpenImage) and isinstance(reply, Opened):
            kept = {way.layer for way in reply.ways if way.kind in (WayKind.KEPT, WayKind.LISTED)}
            self._kept[request.image.digest] = kept
        elif isinstance(request, ListLayers) and isinstance(reply, LayerListed):
            self._listed.setdefault(request.image, set()).add(reply.layer)

    def have(self, repository: str, registry_id: str, digest: str) -> bool:
        """Whether an open image of the repository has the blob."""
        return any(
            (image.repository, image.registry_id) == (repository, registry_id) and digest in _digests(image)
            for image in self._open.values()
        )

    def to_reopen(self, requests: Sequence[object]) -> list[ImageLayers]:
        """All but those that one of the requests opens."""
        opened = {each.image.digest for each in requests if isinstance(each, OpenImage)}
        return [image for digest, image in self._open.items() if digest not in opened]

    def to_list(self, image: str) -> tuple[int, ...]:
        """The layers that were listed before and cost nothing to list again."""
        return tuple(sorted(self._listed.get(image, set()) & self._kept.get(image, set())))


def _digests(image: ImageLayers) -> set[str]:
    return {each.digest for each in image.layers} | {each.soci.digest for each in image.layers if each.soci}

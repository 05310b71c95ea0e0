"""What decompresses: zlib-ng, or the standard library's zlib where that cannot be imported."""

from __future__ import annotations

import zlib
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, Self, cast

Buffer = bytes | memoryview


class RawReader(Protocol):
    """A decompressor of raw deflate (RFC 1951), as `zlib.decompressobj` makes it."""

    @property
    def eof(self) -> bool: ...
    @property
    def unused_data(self) -> bytes: ...
    @property
    def unconsumed_tail(self) -> bytes: ...

    def decompress(self, data: Buffer, max_length: int = 0, /) -> bytes: ...
    def copy(self) -> Self: ...


@dataclass(frozen=True, slots=True)
class Inflating:
    """A library: `errors` are raised for damaged bytes."""

    new_reader: Callable[..., RawReader]
    crc32: Callable[[Buffer, int], int]
    errors: tuple[type[Exception], ...]

    def reader(self, window: bytes = b"") -> RawReader:
        """A raw reader; the stream refers back to the bytes of `window`."""
        return self.new_reader(-15, zdict=window) if window else self.new_reader(-15)


def of_module(module: Any) -> Inflating:
    """By a module with the interface of `zlib`."""
    return Inflating(
        cast("Callable[..., RawReader]", module.decompressobj),
        cast("Callable[[Buffer, int], int]", module.crc32),
        (cast("type[Exception]", module.error),),
    )


STANDARD = of_module(zlib)

try:
    from zlib_ng import zlib_ng as _zlib_ng
except ImportError:
    FASTEST = STANDARD
else:
    FASTEST = of_module(_zlib_ng)

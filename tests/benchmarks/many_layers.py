"""Layers of size for benchmarks, as files: one of a GiB, and an image of 40 layers with 550,000 entries."""

from __future__ import annotations

import hashlib
import random
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from layerscope.contents.model.layers import ImageLayer, ImageLayers

GZIP = "application/vnd.oci.image.layer.v1.tar+gzip"
LAYERS, ENTRIES = 40, 550_000
GIB = 1 << 30
_FILE_BYTES = 48 * 1024
_BLOCK = 512


def gib_image(folder: Path) -> ImageLayers:
    """An image of one layer whose tar has a GiB in files of 48 KiB, half of it noise."""
    chance = random.Random(1)
    noise = chance.randbytes(1 << 20)

    def tar() -> Iterator[bytes]:
        for number in range(GIB // (_FILE_BYTES + _BLOCK)):
            at = chance.randrange(len(noise) - _FILE_BYTES // 2)
            half = noise[at : at + _FILE_BYTES // 2]
            yield header(f"usr/share/{number % 997}/file-{number}".encode(), len(half) * 2)
            yield half + bytes(len(half))

    return _image([_layer(1, folder, tar())])


def many_image(folder: Path) -> ImageLayers:
    """An image of 40 layers that have 550,000 entries together, of which a tenth are of paths seen before."""
    chance = random.Random(2)

    def tar(layer: int) -> Iterator[bytes]:
        for number in range(ENTRIES // LAYERS):
            owner = chance.randrange(1, layer + 1) if chance.random() < 0.1 else layer
            yield header(b"opt/app-%d/lib/%d/module_%d.py" % (owner, number // 40, number), 0)

    return _image([_layer(layer, folder, tar(layer)) for layer in range(1, LAYERS + 1)])


def header(path: bytes, size: int) -> bytes:
    """A file's ustar header (POSIX.1-2017, pax, ustar interchange format)."""
    block = bytearray(_BLOCK)
    block[: len(path)] = path
    block[100:108], block[108:116], block[116:124] = b"0000644\0", b"0000000\0", b"0000000\0"
    block[124:136], block[136:148] = b"%011o\0" % size, b"%011o\0" % 1_700_000_000
    block[148:156], block[156:157], block[257:265] = b" " * 8, b"0", b"ustar\x0000"
    block[148:156] = b"%06o\0 " % sum(block)
    return bytes(block)


def _layer(position: int, folder: Path, pieces: Iterable[bytes]) -> ImageLayer:
    path, digest, size = folder / f"layer-{position}-{len(list(folder.iterdir()))}", hashlib.sha256(), 0
    compressor = zlib.compressobj(1, wbits=31)
    with path.open("wb") as file:
        for content in _compressed(compressor, pieces):
            digest.update(content)
            size += file.write(content)
    return ImageLayer(position, f"sha256:{digest.hexdigest()}", size, GZIP, local=str(path))


def _compressed(compressor: zlib._Compress, pieces: Iterable[bytes]) -> Iterator[bytes]:
    for piece in pieces:
        yield compressor.compress(piece)
    yield compressor.compress(bytes(2 * _BLOCK))
    yield compressor.flush()


def _image(layers: list[ImageLayer]) -> ImageLayers:
    whole = "".join(layer.digest for layer in layers).encode()
    return ImageLayers("bench/app", f"sha256:{hashlib.sha256(whole).hexdigest()}", tuple(layers))

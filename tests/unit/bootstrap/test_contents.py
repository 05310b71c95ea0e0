"""What the window knows of layers that are on this computer."""

from __future__ import annotations

from pathlib import Path

from layerscope.bootstrap.contents import with_files
from support.samples.layer_bytes import gzip_of, image_of


def test_layers_that_were_saved_are_read_from_their_files() -> None:
    image, _ = image_of(gzip_of({"a": b""}), gzip_of({"b": b""}))
    found = with_files(image, {image.layers[1].digest: Path("/downloads/layer"), "sha256:other": Path("/x")})
    assert [Path(layer.local) if layer.local else None for layer in found.layers] == [
        None,
        Path("/downloads/layer"),
    ]
    assert with_files(image, {}) == image

"""Layers named by number, digest or the digest's beginning."""

from __future__ import annotations

import argparse

import pytest

from layerscope.commands.chosen_layers import chosen_layers
from layerscope.commands.options import add_layer_options
from layerscope.registry.ecr.image import ReadImage
from layerscope.registry.errors.parts import NoSuchLayerError, SeveralLayersError
from layerscope.registry.manifests.kinds import ImageKind
from layerscope.registry.manifests.manifest import ImageManifest
from layerscope.registry.model.layers import Layer

BEGINNINGS = ("123456aa", "abcdef01", "abcdef02", "abcdef01", "00000a")


def read() -> ReadImage:
    layers = tuple(
        Layer(at, f"sha256:{beginning.ljust(64, '0')}") for at, beginning in enumerate(BEGINNINGS, start=1)
    )
    return ReadImage(ImageManifest("", "sha256:0"), ImageKind.IMAGE, layers=layers)


def chosen(*texts: str) -> list[int]:
    parser = argparse.ArgumentParser()
    add_layer_options(parser)
    options = parser.parse_args([word for text in texts for word in ("--layer", text)])
    return [layer.position for layer in chosen_layers(read(), options)]


@pytest.mark.parametrize(
    ("texts", "positions"),
    [
        ((), []),
        (("1",), [1]),
        (("5", "2"), [5, 2]),
        (("123456",), [1]),  # six digits are a digest's, never a number
        (("sha256:123456aa",), [1]),
        (("ABCDEF02",), [3]),
        (("abcdef01",), [2]),  # the same bytes twice are one layer's
        (("2", "abcdef01", "2"), [2]),
        ((f"sha256:{'00000a'.ljust(64, '0')}",), [5]),
    ],
)
def test_a_layer_is_named_in_each_way(texts: tuple[str, ...], positions: list[int]) -> None:
    assert chosen(*texts) == positions


@pytest.mark.parametrize("text", ["0", "6", "99999", "fedcba", "sha512:123456"])
def test_what_is_not_there_is_told_with_how_many_there_are(text: str) -> None:
    with pytest.raises(NoSuchLayerError, match="among 5"):
        chosen(text)


def test_a_beginning_of_several_is_refused() -> None:
    with pytest.raises(SeveralLayersError, match="2 layers"):
        chosen("abcdef")


@pytest.mark.parametrize("text", ["", "-1", "abcde", "sha256:abcde", "v1", "1.0", "sha256:", "a" * 129])
def test_what_names_no_layer_is_a_mistake(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        chosen(text)
    assert "--layer" in capsys.readouterr().err

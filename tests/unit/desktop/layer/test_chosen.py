"""What of a layer can be copied and what it is saved as."""

from __future__ import annotations

import json

from layer_fakes import FOREIGN, a_layer, chosen, digest
from layerscope.desktop.layer.chosen import manifest_entry
from layerscope.registry.layers import LayerRef


def test_the_manifest_entry_is_the_layers_descriptor() -> None:
    assert json.loads(manifest_entry(a_layer(2))) == {
        "mediaType": "application/vnd.oci.image.layer.v1.tar+gzip",
        "digest": digest(2),
        "size": 2_000_000,
    }


def test_urls_and_annotations_stand_in_it_where_there_are_some() -> None:
    layer = a_layer(1, media_type=FOREIGN, size_bytes=None, urls=("https://x",), annotations=(("a", "b"),))
    entry = json.loads(manifest_entry(layer))
    assert entry["urls"] == ["https://x"]
    assert entry["annotations"] == {"a": "b"}
    assert "size" not in entry


def test_the_reference_is_what_a_url_is_asked_for() -> None:
    assert chosen(1).ref == LayerRef("team/checkout", digest(1), "")


def test_the_files_name_tells_what_is_in_it() -> None:
    assert chosen(1).file_name.startswith("team-checkout_v1_layer01_")
    assert chosen(1).file_name.endswith(".tar.gz")

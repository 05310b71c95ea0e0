"""What of a layer can be copied and what it is saved as."""

from __future__ import annotations

import json
from dataclasses import replace

from layerscope.registry.model.layers import LayerRef
from support.fakes.layer_fakes import an_image, chosen, digest


def test_the_manifest_entry_is_as_the_manifest_has_it() -> None:
    entry = replace(chosen(2), manifest=an_image().manifest).manifest_entry
    assert json.loads(entry) == {"digest": digest(2)}


def test_without_a_manifest_there_is_no_entry() -> None:
    assert chosen(2).manifest_entry == ""


def test_the_reference_is_what_a_url_is_asked_for() -> None:
    assert chosen(1).ref == LayerRef("team/checkout", digest(1), "")


def test_the_files_name_tells_what_is_in_it() -> None:
    assert chosen(1).file_name.startswith("team-checkout_v1_layer01_")
    assert chosen(1).file_name.endswith(".tar.gz")

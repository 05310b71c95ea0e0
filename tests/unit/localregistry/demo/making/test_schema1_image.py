"""Schema 1 manifests: newest first, and signed so that what was signed can be got back."""

from __future__ import annotations

import base64
import json
from typing import Any

from layerscope.localregistry.demo.making.artifacts import classic
from layerscope.localregistry.demo.making.demo_blobs import gzip_layer
from layerscope.localregistry.demo.making.demo_signature import base64url, signature
from layerscope.localregistry.demo.making.schema1_image import schema1_image
from layerscope.localregistry.demo.making.tarballs import file

_STEPS = [
    classic("ADD file:0a in / ", gzip_layer([file("etc/hostname", "a\n")])),
    classic(' CMD ["sh"]'),
    classic("RUN make", gzip_layer([file("srv/made", "b\n")])),
]


def _decoded(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def test_layers_stand_newest_first_beside_their_history() -> None:
    document = json.loads(schema1_image("a/b", "1", _STEPS, signed=False).manifest)
    assert [layer["blobSum"] for layer in document["fsLayers"]][::2] == [
        _STEPS[2].layer.digest,
        _STEPS[0].layer.digest,
    ]
    history = [json.loads(entry["v1Compatibility"]) for entry in document["history"]]
    assert [entry.get("throwaway", False) for entry in history] == [False, True, False]
    assert history[0]["parent"] == history[1]["id"]


def test_the_signature_covers_the_text_without_it() -> None:
    text = schema1_image("a/b", "1", _STEPS, signed=True).manifest.decode()
    block: dict[str, Any] = json.loads(text)["signatures"][0]
    protected = json.loads(_decoded(block["protected"]))
    payload = text.encode()[: protected["formatLength"]] + _decoded(protected["formatTail"])
    assert payload == schema1_image("a/b", "1", _STEPS, signed=False).manifest
    signed = f"{block['protected']}.{base64.urlsafe_b64encode(payload).rstrip(b'=').decode()}"
    assert block["signature"] == base64url(signature(signed.encode()))

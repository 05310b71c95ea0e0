from __future__ import annotations

import json

import pytest

from layerscope.registry.errors.content import InvalidConfigError
from layerscope.registry.manifests.config import ImageConfig, parse_config
from layerscope.registry.manifests.history import HistoryEntry

DIFF_ID = "sha256:" + "1" * 64


def test_a_config_tells_platform_history_and_diff_ids() -> None:
    text = json.dumps(
        {
            "architecture": "arm64", "variant": "v8", "os": "linux", "os.version": "1",
            "created": "2025-01-02T03:04:05.6Z", "author": "team",
            "rootfs": {"type": "layers", "diff_ids": [DIFF_ID, 7, "sha256:x"]},
            "history": [
                {"created": "2025-01-02T03:04:05Z", "created_by": "RUN make", "comment": "c", "author": "a"},
                {"created_by": "CMD x", "empty_layer": True},
                {"empty_layer": "true"},
                None,
            ],
        }
    )  # fmt: skip
    config = parse_config(text)
    assert config == ImageConfig(
        os="linux", architecture="arm64", variant="v8", os_version="1",
        created="2025-01-02T03:04:05.6Z", author="team", text=text, diff_ids=(DIFF_ID, "", ""),
        history=(
            HistoryEntry("RUN make", "2025-01-02T03:04:05Z", "c", "a"),
            HistoryEntry("CMD x", empty=True),
            HistoryEntry(),
            HistoryEntry(),
        ),
    )  # fmt: skip
    assert str(config.platform) == "linux/arm64/v8 1"
    assert text not in repr(config)


@pytest.mark.parametrize(
    "text", ["{}", '{"history": 1, "rootfs": [], "os": 3}', '{"rootfs": {"diff_ids": {}}}']
)
def test_everything_in_a_config_may_be_missing(text: str) -> None:
    assert parse_config(text) == ImageConfig(text=text)


@pytest.mark.parametrize(
    ("text", "place"),
    [("", "line 1 column 1"), ("[1]", "line 1 column 1"), ('{"os": "a", "x": {"y": 1, "y": 2}}', "/x")],
)
def test_what_is_no_config_is_refused_with_its_place(text: str, place: str) -> None:
    with pytest.raises(InvalidConfigError, match="The config is not valid") as caught:
        parse_config(text)
    assert caught.value.place == place

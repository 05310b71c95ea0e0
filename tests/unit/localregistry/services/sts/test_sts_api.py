from __future__ import annotations

import pytest

from layerscope.localregistry.serving.server import LocalRegistry
from unit.localregistry.clients import client, refused
from unit.localregistry.conftest import Clock


def test_who_the_default_caller_is(registry: LocalRegistry) -> None:
    identity = client(registry.endpoint, "sts").get_caller_identity()
    assert identity["Arn"] == "arn:aws:iam::111122223333:user/operator"
    assert identity["Account"] == "111122223333"
    assert identity["UserId"]
    assert len(identity["ResponseMetadata"]["RequestId"]) == 36


@pytest.mark.parametrize(
    ("keys", "code"),
    [({"key": "AKIDNOBODY"}, "InvalidClientTokenId"), ({"secret": "not it"}, "SignatureDoesNotMatch")],
)
def test_sts_has_names_of_its_own_for_the_same_errors(
    registry: LocalRegistry, keys: dict[str, str], code: str
) -> None:
    with refused() as told:
        client(registry.endpoint, "sts", **keys).get_caller_identity()
    assert (told[0].code, told[0].status) == (code, 403)


def test_a_skewed_clock(registry: LocalRegistry, clock: Clock) -> None:
    clock.ahead_s = 3600
    with refused() as told:
        client(registry.endpoint, "sts").get_caller_identity()
    assert told[0].code == "SignatureDoesNotMatch"
    assert told[0].message.startswith("Signature expired: ")


def test_another_action(registry: LocalRegistry) -> None:
    with refused() as told:
        client(registry.endpoint, "sts").get_access_key_info(AccessKeyId="AKIDLAYERSCOPELOCAL0")
    assert told[0].code == "InvalidAction"

"""No log tells a secret, not even one at DEBUG."""

import asyncio
import logging
from concurrent.futures import Executor

import pytest

from layerscope.registry.ecr.blob_reader import BlobReader
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.ecr.urls import PresignedUrls
from layerscope.registry.model.layers import LayerRef
from support.samples.oci_documents import digest_of
from support.servers.scripted_http import Reply, ScriptedServer, ok

SECRETS = ("f00dSIGNATURE", "wJalrSECRETKEY", "FwoGSESSIONTOKEN")


def test_a_url_and_its_blob_leave_no_secret_in_any_log(
    server: ScriptedServer, client: EcrClient, pool: Executor, caplog: pytest.LogCaptureFixture
) -> None:
    ref = LayerRef("app", digest_of(b"{}"))
    url = f"{server.url}/blob?X-Amz-Expires=60&X-Amz-Signature=f00dSIGNATURE"
    server.answer("GetDownloadUrlForLayer", ok({"downloadUrl": url}))
    server.answer("/blob", Reply(body=b"{}"))

    async def read() -> bytes:
        return await BlobReader(pool).read(await PresignedUrls(client).get(ref))

    with caplog.at_level(logging.DEBUG):
        assert asyncio.run(read()) == b"{}"
        logging.getLogger("layerscope").debug("the capture works")
    assert "the capture works" in caplog.text
    assert not any(secret in caplog.text for secret in SECRETS)

"""A signature that names its image in a tag: folded below the index it is about, and found by its tag."""

from __future__ import annotations

from PySide6.QtCore import Qt

from layerscope.desktop.browse.feature import Browse
from support.drivers.registry_log import requests_heard
from support.drivers.waiting import RunAsync, until
from support.drivers.window_driver import PATIENCE_S, OpenProgram

REGISTRY = "111122223333.dkr.ecr.eu-central-1.amazonaws.com"


def test_an_index_folds_the_signature_that_its_repository_lists(
    run_async: RunAsync, open_program: OpenProgram
) -> None:
    async def job() -> None:
        async with open_program() as driver:
            await driver.choose("repositories", "team/checkout")
            await driver.reads("imageCount", "manifests")
            model = driver.program.feature(Browse).images.model
            tree = model.tree
            assert "signature" not in {row[1] for row in driver.rows("images")}
            (own,) = (model.listed(digest).tags[0] for digest in tree.artifacts.nameless())
            await driver.choose("images", "v4.18.2")
            driver.key(Qt.Key.Key_Right)
            index = model.identity_of_tag("v4.18.2")
            await until(lambda: tree.reading(index).value == "loaded", PATIENCE_S)
            with requests_heard() as requests:
                await driver.choose("images", "attestations (")
                driver.key(Qt.Key.Key_Right)
                rows = driver.rows("images")
                at = next(number for number, row in enumerate(rows) if row[0].startswith("attestations ("))
                folded = rows[at + 1 : at + 1 + int(rows[at][0].partition("(")[2].rstrip(")"))]
                assert "signature" in {row[1] for row in folded}
                assert {row[0].rpartition(" ")[2] for row in folded if row[1] == "attestation"} == {
                    "amd64",
                    "arm64/v8",
                }
                assert requests.count("ListImageReferrers") == 0
            driver.go_to(f"{REGISTRY}/team/checkout:{own}")
            await until(lambda: driver.selected("images")[1:2] == ["signature"], PATIENCE_S)
            driver.choose_in_menu("View", "Show signatures in the list")
            await until(lambda: own in {row[0] for row in driver.rows("images")}, PATIENCE_S)

    run_async(job(), 60)

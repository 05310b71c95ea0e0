"""What a layer's state adds to the refusal of its URL."""

from __future__ import annotations

import pytest

from layerscope.registry.errors.base import Evidence, RegistryError, Subject
from layerscope.registry.errors.service import (
    ImageNotFoundError,
    LayerArchivedError,
    LayerInaccessibleError,
    LayersNotFoundError,
    ThrottledError,
)
from layerscope.registry.model.layers import Availability, LayerState, refine_by_state

REFUSALS = (LayerInaccessibleError, LayersNotFoundError)


@pytest.mark.parametrize("kind", REFUSALS)
def test_an_archived_layers_refusal_keeps_what_was_asked_and_answered(kind: type[RegistryError]) -> None:
    subject, evidence = Subject("GetDownloadUrlForLayer", "team/app"), Evidence(request_id="5f0c")
    error = refine_by_state(kind("no", subject=subject, evidence=evidence), LayerState(Availability.ARCHIVED))
    assert type(error) is LayerArchivedError
    assert (str(error), error.subject, error.evidence) == ("no", subject, evidence)


@pytest.mark.parametrize("state", [each for each in Availability if each is not Availability.ARCHIVED])
@pytest.mark.parametrize("kind", REFUSALS)
def test_of_another_state_nothing_is_known(kind: type[RegistryError], state: Availability) -> None:
    error = kind("no")
    assert refine_by_state(error, LayerState(state)) is error


@pytest.mark.parametrize("kind", [ThrottledError, ImageNotFoundError])
def test_what_has_another_cause_keeps_it(kind: type[RegistryError]) -> None:
    error = kind("no")
    assert refine_by_state(error, LayerState(Availability.ARCHIVED)) is error

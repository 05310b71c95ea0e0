"""ECR's client over answers that are given, without a socket: only what botocore does is left out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from concurrent.futures import Executor, Future
from types import SimpleNamespace
from typing import Any

from botocore import xform_name

from layerscope.registry.ecr.client import EcrClient, RegistryAccess


class AtOnce(Executor):
    """A pool that runs its calls where they are submitted."""

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - whoever awaits the future gets it
            future.set_exception(error)
        return future


def answering_client(answers: Mapping[str, dict[str, Any]]) -> EcrClient:
    """A client that gets these answers, by operation; a new one for each call, `{}` to any other."""
    methods = {xform_name(operation): _method(answer) for operation, answer in answers.items()}
    meta = SimpleNamespace(
        region_name="eu-central-1", endpoint_url="", events=SimpleNamespace(register=lambda *_: None)
    )
    boto = _Boto(methods, meta)
    session = SimpleNamespace(client=lambda *_args, **_options: boto)
    return EcrClient(RegistryAccess("fake", lambda: session), AtOnce(), 1)


class _Boto:
    def __init__(self, methods: Mapping[str, Callable[..., object]], meta: object) -> None:
        self.meta = meta
        self._methods = methods

    def __getattr__(self, name: str) -> Callable[..., object]:
        return self._methods.get(name, lambda **_: {})


def _method(answer: dict[str, Any]) -> Callable[..., object]:
    return lambda **_parameters: dict(answer)

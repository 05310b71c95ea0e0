"""Answers in pages, as they arrive: the next one is asked for while this one is looked at."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Callable
from typing import Any, TypeVar

from layerscope.registry.aws.members import TOKEN_CHARACTERS, Members
from layerscope.registry.ecr.client import EcrClient
from layerscope.registry.errors.base import Evidence, Subject
from layerscope.registry.errors.service import UnexpectedServiceError
from layerscope.text.reasons import Reason

# More than any listing needs: ECR's quotas are 100,000 repositories a registry and 100,000 images a
# repository, and even referrers come 50 a page.
MOST_PAGES = 20_000

Item = TypeVar("Item")


async def pages(
    client: EcrClient,
    operation: str,
    subject: Subject,
    parameters: dict[str, Any],
    read: Callable[[Members], tuple[Item, ...]],
) -> AsyncGenerator[tuple[Item, ...], None]:
    """Every page of the operation, as `read` makes it of the answer in the worker.

    One call is under way at a time, at most one page ahead of the consumer. Closing the iterator (or a
    cancellation) asks for no further page. Raises RegistryError; also for a server that gives the same page
    token twice, which would never end.
    """

    def read_page(answer: Members) -> tuple[tuple[Item, ...], str]:
        return read(answer), answer.exact("nextToken", TOKEN_CHARACTERS)

    seen: set[str] = set()
    arriving = client.submit(operation, subject, parameters, read_page)
    try:
        while True:
            items, token = await arriving
            if not token:
                yield items
                return
            if token in seen or len(seen) >= MOST_PAGES:
                raise _endless(subject, operation)
            seen.add(token)
            arriving = client.submit(operation, subject, {**parameters, "nextToken": token}, read_page)
            yield items
    finally:
        arriving.cancel()


def _endless(subject: Subject, operation: str) -> UnexpectedServiceError:
    return UnexpectedServiceError(
        Reason.tr(
            "{operation} never ends: the server repeated a page token.",
            operation=operation,
        ),
        subject=subject,
        evidence=Evidence(raw_text="nextToken repeated", http_status=200),
    )

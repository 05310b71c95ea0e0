"""What every call that writes needs: a repository that can be written, and a disk that takes it."""

from __future__ import annotations

import errno
import logging
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from http import HTTPStatus
from typing import NamedTuple

from layerscope.localregistry.content.repository_writer import RepositoryWriter
from layerscope.localregistry.content.served_repository import ServedRepository
from layerscope.localregistry.data.uploads import NoUploadError, TooManyUploadsError, Upload, Uploads
from layerscope.localregistry.protocol.api_error import ApiError, upload_not_found
from layerscope.localregistry.services.ecr.ecr_call import EcrCall

_log = logging.getLogger(__name__)
_FULL = (errno.ENOSPC, errno.EDQUOT)
READ_ONLY = "The local registry is read-only; start it with --writable to push to it."
_IN_MEMORY = "The repository is made in memory by the local registry; nothing can be pushed to it."


class Target(NamedTuple):
    """Where a push goes."""

    repository: ServedRepository
    writer: RepositoryWriter
    uploads: Uploads

    def new_upload(self) -> Upload:
        """An empty upload. Raises ApiError, LimitExceededException, where too many are open."""
        try:
            return self.uploads.begin(self.repository, self.writer)
        except TooManyUploadsError:
            raise ApiError("LimitExceededException", "Too many layer uploads are open.") from None

    @contextmanager
    def upload(self, upload_id: str) -> Iterator[Upload]:
        """The upload, for this call alone. Raises ApiError, UploadNotFoundException."""
        try:
            with self.uploads.using(upload_id, self.repository) as upload:
                yield upload
        except NoUploadError:
            place = self.repository
            raise upload_not_found(upload_id, place.name, place.registry.account) from None


@contextmanager
def pushing(call: EcrCall, digests: Collection[str] = ()) -> Iterator[Target]:
    """Where the call may write; ApiError where it may not, and where the disk does not take it."""
    uploads = call.service.uploads
    if uploads is None:
        raise read_only()
    repository = call.repository(digests=digests)
    if repository.writer is None:
        raise ApiError("UnknownOperationException", _IN_MEMORY)
    with telling_disk_errors():
        yield Target(repository, repository.writer, uploads)


@contextmanager
def telling_disk_errors() -> Iterator[None]:
    """ServerException with the disk's own words, which the log has too: clients of docker hide an answer's.

    A full disk has a status that says so, which they do show.
    """
    try:
        yield
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        message = f"the data folder cannot be written: {reason}"
        _log.warning(message)
        is_full = isinstance(error, OSError) and error.errno in _FULL
        status = HTTPStatus.INSUFFICIENT_STORAGE if is_full else 0
        raise ApiError("ServerException", f"local registry: {message}", status) from error


def read_only() -> ApiError:
    """ECR has no registry that is read-only, so no error of its own fits better."""
    return ApiError("UnknownOperationException", READ_ONLY)

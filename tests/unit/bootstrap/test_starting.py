"""What the log keeps to itself."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from layerscope.bootstrap.starting import start_log


@contextmanager
def bare_root_log() -> Iterator[logging.Logger]:
    """The root logger without pytest's handlers, and as it was afterwards."""
    root = logging.getLogger()
    handlers, level = root.handlers[:], root.level
    root.handlers[:] = []
    yield root
    for handler in root.handlers:
        handler.close()
    root.handlers[:] = handlers
    root.setLevel(level)


def _fail() -> None:
    raise ValueError("https://host/x?X-Amz-Signature=5ec2e7")


def test_the_log_has_warnings_with_their_tracebacks_and_no_secret(tmp_path: Path) -> None:
    path = tmp_path / "new" / "layerscope.log"
    logger = logging.getLogger("any")
    with bare_root_log():
        start_log(path)
        try:
            _fail()
        except ValueError:
            logger.exception("aws_secret_access_key=hush")
        logger.info("too little to keep")
    kept = path.read_text()
    assert "ERROR any" in kept
    assert "Traceback" in kept
    assert not [secret for secret in ("5ec2e7", "hush", "too little") if secret in kept]


def test_a_folder_that_cannot_be_written_to_stops_nobody(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with bare_root_log() as root:
        start_log(tmp_path / "file" / "layerscope.log")
        assert [type(handler) for handler in root.handlers] == [logging.StreamHandler]

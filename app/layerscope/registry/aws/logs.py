"""What the libraries below may log: nothing that lets its reader in."""

from __future__ import annotations

import logging

# At DEBUG botocore logs whole requests and answers, urllib3 whole URLs: tokens, signatures, presigned URLs.
_TALKATIVE = ("boto3", "botocore", "urllib3")
# These two log the traceback of a failed refresh, with what a credential process or STS said; the caller
# gets the same as an error, without the secrets in it.
_TRACING = ("botocore.credentials", "botocore.tokens")


def keep_secrets_out_of_logs() -> None:
    """Hold boto3, botocore and urllib3 at INFO or above, however the program's own logging is set."""
    for name in _TRACING:
        logging.getLogger(name).setLevel(logging.ERROR)
    for name in _TALKATIVE:
        logger = logging.getLogger(name)
        logger.setLevel(max(logger.level, logging.INFO))

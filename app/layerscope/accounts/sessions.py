"""Sessions of boto3, one for each profile, opened when first asked for."""

from __future__ import annotations

import os
import threading
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    import boto3


class Session:
    """A profile's session as this program uses it: it makes clients, one at a time.

    A session of boto3 may not be used by two threads, its clients may
    (https://boto3.amazonaws.com/v1/documentation/api/latest/guide/session.html).
    """

    def __init__(self, session: boto3.Session) -> None:
        self._session = session
        self._lock = threading.Lock()

    @property
    def region_name(self) -> str:
        """The region of the profile or the environment; empty where neither names one."""
        return self._session.region_name or ""

    def client(self, service: str, **options: Any) -> Any:
        """A client of boto3; the options are `boto3.Session.client`'s."""
        with self._lock:
            return self._session.client(service, **options)


class Sessions:
    """The sessions of this run, by profile.

    boto3 is imported when the first one is opened, since that takes longer than the first paint.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._sessions: dict[str | None, Session] = {}

    def open(self, profile: str | None) -> Session:
        """The profile's session; the environment's default chain for None.

        Raises botocore's errors, such as ProfileNotFound: `registry.ecr.translation` turns them into ours.
        """
        with self._lock:
            if profile not in self._sessions:
                self._sessions[profile] = Session(_new_session(profile))
            return self._sessions[profile]

    def forget(self) -> None:
        """Let the next `open` read the shared files and the environment again."""
        with self._lock:
            self._sessions.clear()


def _new_session(profile: str | None) -> boto3.Session:
    import boto3
    import botocore.session

    session = botocore.session.Session(profile=profile)
    if region := os.environ.get("AWS_REGION"):
        # The AWS CLI takes it before all else (docs.aws.amazon.com/cli, "Environment variables");
        # botocore alone knows only AWS_DEFAULT_REGION.
        session.set_config_variable("region", region)
    session.get_scoped_config()  # a missing profile or a broken file shows here, not at the first call
    _never_ask_on_the_terminal(session)
    return boto3.Session(botocore_session=session)


def _never_ask_on_the_terminal(session: Any) -> None:
    """Make a role that wants an MFA code end with an error where botocore would ask by `getpass`.

    botocore offers no public way to set the prompter of a session's own provider:
    https://github.com/boto/botocore/blob/develop/botocore/credentials.py (AssumeRoleProvider).
    """
    provider = session.get_component("credential_provider").get_provider("assume-role")
    provider._prompter = _refuse_to_ask  # noqa: SLF001


def _refuse_to_ask(_prompt: str) -> NoReturn:
    from botocore.exceptions import RefreshWithMFAUnsupportedError

    raise RefreshWithMFAUnsupportedError

"""Sessions of boto3, one for each profile: opened when first asked for, made anew when their files change."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NoReturn

from layerscope.accounts.aws.service_data import forget_repetitions, share_service_data
from layerscope.accounts.aws.translated import translated
from layerscope.accounts.model.issues import AccountsError
from layerscope.accounts.model.own_profiles import OwnKind, OwnProfile
from layerscope.accounts.profiles.shared_config import read_shared_config
from layerscope.accounts.profiles.shared_files import shared_files_stamp
from layerscope.accounts.rules.sign_ins import SignIn, sign_in_of
from layerscope.accounts.sessions.session_config import check_settings, configure
from layerscope.accounts.sessions.sign_in_stamps import sign_in_stamp
from layerscope.registry.aws.loading import load_botocore
from layerscope.registry.aws.logs import keep_secrets_out_of_logs
from layerscope.registry.aws.network_settings import NetworkSettings
from layerscope.registry.errors.base import Evidence, Subject
from layerscope.registry.errors.credentials import (
    MfaRequiredError,
    PartialCredentialsError,
    SecretNotAtHandError,
)
from layerscope.text.reasons import Reason

if TYPE_CHECKING:
    import boto3
    import botocore.session

    from layerscope.accounts.model.access_keys import AccessKeys
    from layerscope.accounts.model.credential_sources import FoundCredentials
    from layerscope.accounts.sessions.credential_chain import ChainInputs


class ProfileSession:
    """A profile's session as this program uses it: it makes clients, one at a time.

    `ca_bundle` is the file of certificates that the profile trusts alone; empty for none.

    A session of boto3 may not be used by two threads, its clients may
    (https://boto3.amazonaws.com/v1/documentation/api/latest/guide/session.html).
    """

    def __init__(self, session: boto3.Session, core: botocore.session.Session, means: ChainInputs) -> None:
        self._session = session
        self._core = core
        self._means = means
        self._lock = threading.Lock()
        self._ready = False
        self.ca_bundle: str = core.get_config_variable("ca_bundle") or ""

    @property
    def region_name(self) -> str:
        """The region of the profile or the environment; empty where neither names one."""
        return self._session.region_name or ""

    def client(self, service: str, **options: Any) -> Any:
        """A client of boto3; the options are `boto3.Session.client`'s. May run the profile's process."""
        with self._lock:
            self._install(options.get("region_name"))
            return self._session.client(service, **options)

    def credential_sources(self, region: str | None) -> FoundCredentials:
        """Where its credentials for the region come from; blocks as a first call does, and raises nothing."""
        from layerscope.accounts.sessions.credential_sources import sources_of, with_instance

        with self._lock:
            self._install(region)
            found = sources_of(self._core, tuple(self._means.own))
        return with_instance(self._core, found)  # others need not wait for an instance that is none

    def _install(self, region: str | None) -> None:
        from layerscope.accounts.sessions import credential_chain

        if not self._ready:
            credential_chain.install(self._core, self._means, region)
            self._ready = True

    @property
    def has_process(self) -> bool:
        return self._means.stop.running > 0

    def stop(self) -> None:
        """End the profile's process, if it is running; its caller gets an error."""
        self._means.stop.set()


@dataclass(frozen=True, slots=True)
class _Opened:
    session: ProfileSession
    made_of: object = field(repr=False)  # whose change makes the session an old one


class Sessions:
    """The sessions of this run, by profile.

    boto3 is imported when the first one is opened, since that takes longer than the first paint. All the
    callables are called in workers: `ask_mfa(serial, profile)` gives the code of its MFA device and may wait,
    `own()` the program's own profiles, `keys_of(profile)` the keys of one, `network()` the present settings.
    `shares_sessions`: whether sessions of roles are read from the AWS CLI's cache and written to it.
    """

    def __init__(
        self,
        *,
        ask_mfa: Callable[[str, str], str] | None = None,
        own: Callable[[], Iterable[OwnProfile]] = tuple,
        keys_of: Callable[[OwnProfile], AccessKeys] | None = None,
        network: Callable[[], NetworkSettings] = NetworkSettings,
        shares_sessions: bool = True,
    ) -> None:
        self._ask_mfa = ask_mfa or _refuse_to_ask
        self._own = own
        self._keys_of = keys_of or _no_keys
        self._network = network
        self._shares_sessions = shares_sessions
        self._lock = threading.Lock()
        self._opened: dict[str | None, _Opened] = {}
        self._newer_than_s: dict[str | None, float] = {}

    def open(self, profile: str | None) -> ProfileSession:
        """The profile's session; the environment's default chain for None.

        Made anew where the shared files, the own profiles or the network settings have changed. Raises
        botocore's errors, such as ProfileNotFound, which `registry.ecr.translation` turns into ours, and
        InvalidProfileError for keys with quotes or blanks.
        """
        with self._lock:
            made_of = self._made_of()
            opened = self._opened.get(profile)
            if opened is None or opened.made_of != made_of:
                opened = self._opened[profile] = _Opened(self._new_session(profile), made_of)
            return opened.session

    def ca_bundle(self, profile: str | None) -> str:
        """The file of certificates that the profile trusts; empty where it names none, or has no session."""
        try:
            return self.open(profile).ca_bundle
        except Exception:  # noqa: BLE001 - what is wrong with the profile shows at its calls
            return ""

    def network(self) -> NetworkSettings:
        return self._network()

    def is_current(self, session: object) -> bool:
        """Whether `open` would give this session again: clients that were made of another one are old."""
        with self._lock:
            made_of = self._made_of()
            return any(each.session is session and each.made_of == made_of for each in self._opened.values())

    def sign_in_of(self, profile: str | None) -> SignIn | None:
        """What renews the profile's credentials, by the files as they are now; None where nothing does.

        Raises RegistryError for a profile that cannot be read.
        """
        load_botocore()
        import botocore.session

        def read() -> SignIn | None:
            core = botocore.session.Session(profile=profile)
            configured = configure(core, profile, self._own_by_name())
            return sign_in_of(
                configured.name, configured.profiles, configured.sso_sessions, read_shared_config().keyed
            )

        return translated(read, Subject(operation="read the profile"))

    def sign_in_stamp(self, sign_in: SignIn | None) -> object:
        """Equal to an earlier one as long as the sign-in was not renewed elsewhere; blocks for a moment."""
        return sign_in_stamp(sign_in)

    def forget(self) -> None:
        """Let the next `open` read files, keyring and environment again; running processes are ended."""
        with self._lock:
            opened, self._opened = self._opened, {}
        for each in opened.values():
            each.session.stop()

    def renew(self, profile: str | None, since_s: float | None = None) -> None:
        """Forget this profile's session, and distrust what the AWS CLI's cache had of it by then.

        For after a sign-in, a new MFA code, or a refusal of credentials that should still be good: `since_s`
        is when that was (epoch seconds), None for now.
        """
        with self._lock:
            opened = self._opened.pop(profile, None)
            self._newer_than_s[profile] = time.time() if since_s is None else since_s
        if opened is not None:
            opened.session.stop()

    def end_process(self, profile: str | None) -> bool:
        """Whether the profile's process was running; it is ended then, and the next `open` begins anew."""
        with self._lock:
            opened = self._opened.get(profile)
            if opened is None or not opened.session.has_process:
                return False
            del self._opened[profile]
        opened.session.stop()
        return True

    def _made_of(self) -> object:
        environment = tuple(sorted((k, v) for k, v in os.environ.items() if k.startswith("AWS_")))
        return shared_files_stamp(), tuple(self._own()), self._network(), environment

    def _new_session(self, profile: str | None) -> ProfileSession:
        load_botocore()
        import boto3
        import botocore.session

        from layerscope.accounts.aws import transport
        from layerscope.accounts.sessions.credential_chain import ChainInputs
        from layerscope.accounts.sessions.processes import ProcessStop

        keep_secrets_out_of_logs()
        core = botocore.session.Session(profile=profile)
        share_service_data(core)
        own = self._own_by_name()
        configured = configure(core, profile, own)
        check_settings(configured, with_environment=profile is None)
        transport.join(core, self._network())
        means = ChainInputs(
            ask_mfa=lambda serial: self._ask_mfa(serial, profile or ""),
            own={each.name: each for each in own.values() if each.kind is OwnKind.KEYS},
            keys_of=self._own_keys,
            stop=ProcessStop(),
            newer_than_s=self._newer_than_s.get(profile, 0.0),
            shares_sessions=self._shares_sessions,
            files_are_broken=configured.files_are_broken,
        )
        session = ProfileSession(boto3.Session(botocore_session=core), core, means)
        forget_repetitions()
        return session

    def _own_by_name(self) -> dict[str, OwnProfile]:
        return {profile.name: profile for profile in self._own()}

    def _own_keys(self, profile: OwnProfile) -> AccessKeys:
        try:
            keys = self._keys_of(profile)
        except AccountsError as error:
            failure = SecretNotAtHandError(
                Reason.joined("{reason} {next}", reason=error.reason, next=error.next_step),
                reason=error.reason,
                advice=error.next_step,
                evidence=Evidence(code="keyring", raw_text=str(error)),
            )
        else:
            if keys.access_key_id == profile.access_key_id:
                return keys
            raise PartialCredentialsError(
                Reason.tr(
                    "For {profile}, the keyring has a different access key than {key_id}.",
                    key_id=profile.access_key_id,
                    profile=profile.name,
                )
            )
        raise failure  # here, so that the keyring's error does not hang on ours as its context


def _refuse_to_ask(serial: str, _profile: str) -> NoReturn:
    raise MfaRequiredError(
        Reason.tr(
            "The role requires a code of the MFA device {serial}, which cannot be asked for here.",
            serial=serial,
        )
    )


def _no_keys(profile: OwnProfile) -> NoReturn:
    raise PartialCredentialsError(Reason.tr("The keys of {profile} are not available.", profile=profile.name))

"""botocore's credential chain without its prompts on the terminal, with own profiles and what ends by itself.

Everything else is botocore's: the order, the sources, the refreshing. It offers no public way to change these
few (https://github.com/boto/botocore/blob/develop/botocore/credentials.py), hence the private names below.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from botocore.credentials import (
    ConfigProvider,
    CredentialProvider,
    Credentials,
    DeferredRefreshableCredentials,
    ProfileProviderBuilder,
    SharedCredentialProvider,
    create_credential_resolver,
    create_mfa_serial_refresher,
)
from botocore.utils import create_nested_client

from layerscope.accounts.aws import awscrt
from layerscope.accounts.sessions.processes import BoundedProcessProvider, ProcessStop
from layerscope.accounts.sessions.session_cache import SharedCache
from layerscope.accounts.sso.token_files import sso_cache

if TYPE_CHECKING:
    import botocore.session

    from layerscope.accounts.model.access_keys import AccessKeys
    from layerscope.accounts.model.own_profiles import OwnProfile

_PROMPT = "Enter MFA code for "


@dataclass(frozen=True, slots=True)
class ChainInputs:
    """What the chain of one session works with.

    `ask_mfa` gives the code for a device's serial. `own` are the own profiles with keys, by name, and
    `keys_of` reads the keys of one. `stop` ends what is running. `newer_than_s`: see SharedCache. Where a
    role's session is not to be shared with the AWS CLI, it is held in memory, and the CLI's is not looked at.
    """

    ask_mfa: Callable[[str], str]
    own: Mapping[str, OwnProfile]
    keys_of: Callable[[OwnProfile], AccessKeys]
    stop: ProcessStop
    newer_than_s: float = 0.0
    shares_sessions: bool = True
    files_are_broken: bool = False  # then only the session's configuration is to be read, never the files


def install(session: botocore.session.Session, means: ChainInputs, region: str | None) -> None:
    """Give the session its chain; `region` is where the chain's own calls to STS go without another word."""
    name = session.get_config_variable("profile") or "default"
    by_profile = session.instance_variables().get("profile") is not None
    builder = _Builder(session, means, region)
    ours = {provider.METHOD: provider for provider in builder.providers(name, disable_env_vars=by_profile)}
    resolver = create_credential_resolver(session, region_name=region)
    resolver.providers = [ours.get(provider.METHOD, provider) for provider in resolver.providers]
    assume_role = resolver.get_provider("assume-role")
    assume_role.cache = SharedCache(means.newer_than_s) if means.shares_sessions else {}
    assume_role._profile_provider_builder = builder  # noqa: SLF001
    assume_role._prompter = lambda prompt: means.ask_mfa(_serial(prompt))  # noqa: SLF001
    session.register_component("credential_provider", resolver)


def _serial(prompt: str) -> str:
    return prompt.removeprefix(_PROMPT).rstrip(": ")


class _Builder(ProfileProviderBuilder):  # type: ignore[misc]
    """The providers of one profile, be it the session's own or a role's source."""

    def __init__(self, session: botocore.session.Session, means: ChainInputs, region: str | None) -> None:
        super().__init__(session, region_name=region, sso_token_cache=sso_cache())
        self._means = means

    def _create_process_provider(self, profile_name: str) -> BoundedProcessProvider:
        return BoundedProcessProvider(profile_name, lambda: self._session.full_config, self._means.stop)

    def _create_shared_credential_provider(self, profile_name: str) -> Any:
        profile = self._means.own.get(profile_name)
        if profile is not None:
            return _OwnKeysProvider(self._session, self._region_name, profile, self._means)
        if self._means.files_are_broken:
            return SharedCredentialProvider("", profile_name, lambda _: self._session.full_config["profiles"])
        return super()._create_shared_credential_provider(profile_name)

    def _create_config_provider(self, profile_name: str) -> Any:
        if self._means.files_are_broken:
            return ConfigProvider("", profile_name, lambda _: self._session.full_config)
        return super()._create_config_provider(profile_name)

    def _create_login_provider(self, profile_name: str) -> Any:
        if "login_session" in self._session.full_config["profiles"].get(profile_name, {}):
            awscrt.load_awscrt()
        return super()._create_login_provider(profile_name)


class _OwnKeysProvider(CredentialProvider):  # type: ignore[misc]
    """The keys of an own profile, and with an MFA device the session they give (STS GetSessionToken)."""

    METHOD = SharedCredentialProvider.METHOD  # whose place in the chain it takes

    def __init__(
        self, session: botocore.session.Session, region: str | None, profile: OwnProfile, means: ChainInputs
    ) -> None:
        super().__init__(session)
        self._region = region
        self._profile = profile
        self._means = means

    def load(self) -> Credentials:
        keys = self._means.keys_of(self._profile)
        if not self._profile.mfa_serial:
            return Credentials(
                keys.access_key_id, keys.secret_access_key, keys.session_token or None, method=self.METHOD
            )
        return DeferredRefreshableCredentials(
            create_mfa_serial_refresher(lambda: self._session_of(keys)), method=self.METHOD
        )

    def _session_of(self, keys: AccessKeys) -> dict[str, str]:
        code = self._means.ask_mfa(self._profile.mfa_serial)
        client = create_nested_client(
            self.session,
            "sts",
            region_name=self._region,
            aws_access_key_id=keys.access_key_id,
            aws_secret_access_key=keys.secret_access_key,
        )
        answer = client.get_session_token(SerialNumber=self._profile.mfa_serial, TokenCode=code)
        given = answer["Credentials"]
        return {
            "access_key": given["AccessKeyId"],
            "secret_key": given["SecretAccessKey"],
            "token": given["SessionToken"],
            "expiry_time": given["Expiration"].isoformat(),
        }

"""One call to ECR on its way to an answer: who asks what, of which registry, and what it meets there."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from layerscope.localregistry.content.served_repository import Registry, ServedRepository
from layerscope.localregistry.data.served_data import ServedData
from layerscope.localregistry.faults.ecr_messages import FAULT_MESSAGES
from layerscope.localregistry.faults.injected import Deny, InjectedFault, InjectedFaults
from layerscope.localregistry.identity.access_denied import action_of, denied, repository_arn
from layerscope.localregistry.identity.key_holders import KeyHolder
from layerscope.localregistry.identity.policy_evaluation import PolicyVerdict, verdict
from layerscope.localregistry.protocol.api_error import ApiError, repository_not_found
from layerscope.localregistry.services.http_answers import HtmlAnswer
from layerscope.localregistry.services.local_service import Service


@dataclass(frozen=True, slots=True)
class EcrCall:
    """A valid request of a known caller; `origin` is `http://host:port` as the client knows the server."""

    operation: str
    parameters: Mapping[str, Any]
    caller: KeyHolder
    registry: Registry  # the one asked: registryId's, or the caller's own
    service: Service
    origin: str

    @property
    def store(self) -> ServedData:
        return self.service.store

    def repository(self, name: str = "", digests: Collection[str] = ()) -> ServedRepository:
        """The repository of that name (`repositoryName` if none is given), once access and faults are past.

        `digests` are what the call is about, for faults that strike single ones. Raises ApiError for a
        repository that is not there or not the caller's to use, and whatever its faults say.
        """
        name = name or self.parameters["repositoryName"]
        repository = self.store.repository(self.registry, name)
        if repository is None:
            raise repository_not_found(name, self.registry.account)
        self._check_access(repository)
        self.meet(self.store.faults(repository), repository.name, digests)
        return repository

    def check_allowed(self) -> None:
        """AccessDenied where the caller's own policies do not allow the operation."""
        if not self.caller.may(action_of(self.operation)):
            resource = repository_arn(self.registry, self.parameters.get("repositoryName", "*"))
            if self.operation == "GetAuthorizationToken":
                resource = "*"  # of the account, and no repository's
            raise denied(self.caller.arn, self.operation, resource, Deny())

    def check_own(self) -> None:
        """AccessDenied where the registry is another account's: no repository's policy reaches all of it."""
        if self.caller.account != self.registry.account:
            deny = Deny(policy="resource-based policy")
            raise denied(self.caller.arn, self.operation, repository_arn(self.registry, "*"), deny)

    def meet(self, faults: InjectedFaults, name: str = "*", digests: Collection[str] = ()) -> None:
        """Wait and raise as the faults have it; `name` is the repository they are of."""
        for fault in faults.of_call(self.operation, digests):
            self._strike(fault, name)

    def _strike(self, fault: InjectedFault, name: str) -> None:
        if fault.latency_s:
            self.service.wait(fault.latency_s)
        if fault.html:
            raise HtmlAnswer(fault.status or 200)
        if fault.deny:
            raise denied(self.caller.arn, self.operation, repository_arn(self.registry, name), fault.deny)
        if fault.error:
            message = fault.message or FAULT_MESSAGES.get(fault.error, "").format(**self._names(name))
            raise ApiError(fault.error, message, fault.status)

    def _names(self, name: str) -> dict[str, str]:
        digest = self.parameters.get("layerDigest", "")
        return {"name": name, "account": self.registry.account, "digest": digest, "arn": self.caller.arn}

    def _check_access(self, repository: ServedRepository) -> None:
        """IAM's rule for resources: an own one may be denied, another account's must be allowed."""
        said = verdict(repository.settings().policy_text, self.caller, self.operation)
        own = self.caller.account == self.registry.account
        if said is PolicyVerdict.ALLOW or (own and said is PolicyVerdict.SILENT):
            return
        deny = Deny(explicit=said is PolicyVerdict.DENY, policy="resource-based policy")
        raise denied(self.caller.arn, self.operation, repository_arn(self.registry, repository.name), deny)

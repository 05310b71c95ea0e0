"""The table of errors: each exception and each code, and what it becomes here."""

import json
import socket
import ssl
from typing import Any

import botocore.exceptions as theirs
import pytest
import urllib3.exceptions
from botocore.parsers import ResponseParserError
from hypothesis import given
from hypothesis import strategies as st

from layerscope.registry.aws.answers import ForeignAnswer
from layerscope.registry.aws.translation import BY_CODE, not_ecr_answer, translate, translate_failure
from layerscope.registry.errors import credentials, network, service
from layerscope.registry.errors.base import RegistryError, Subject

SUBJECT = Subject(
    operation="GetDownloadUrlForLayer",
    repository="team/app",
    digest="sha256:" + "1" * 64,
    endpoint="https://api.ecr.eu-central-1.amazonaws.com",
)
NOW_S = 1_767_323_045.0
ENDPOINT = {"endpoint_url": "https://api.ecr.eu-central-1.amazonaws.com/"}
SECRETS = ("wJalrSECRET", "FwoGTOKEN", "f00dSIGNATURE", "hunter2")


def client_error(
    code: str,
    message: str = "no",
    status: int = 400,
    operation: str = "GetDownloadUrlForLayer",
    **headers: str,
) -> theirs.ClientError:
    metadata = {"HTTPStatusCode": status, "RequestId": "req-1", "HTTPHeaders": headers}
    return theirs.ClientError(
        {"Error": {"Code": code, "Message": message}, "ResponseMetadata": metadata}, operation
    )


def refused(cause: BaseException | None = None) -> BaseException:
    error = urllib3.exceptions.NewConnectionError(None, "Connection refused")
    error.__cause__ = cause
    return error


UNRESOLVED = urllib3.exceptions.NameResolutionError("api.ecr", None, socket.gaierror(-2, "Name unknown"))

EXCEPTIONS: list[tuple[BaseException, type[RegistryError]]] = [
    (theirs.NoCredentialsError(), credentials.NoCredentialsError),
    (
        theirs.PartialCredentialsError(provider="env", cred_var="secret"),
        credentials.PartialCredentialsError,
    ),
    (theirs.ProfileNotFound(profile="prod"), credentials.ProfileNotFoundError),
    (theirs.ConfigParseError(path="~/.aws/config"), credentials.InvalidProfileError),
    (theirs.ConfigNotFound(path="~/.aws/config"), credentials.InvalidProfileError),
    (theirs.InvalidConfigError(error_msg="source_profile is missing"), credentials.InvalidProfileError),
    (
        theirs.InfiniteLoopConfigError(source_profile="a", visited_profiles=["a"]),
        credentials.InvalidProfileError,
    ),
    (theirs.NoRegionError(), credentials.MissingRegionError),
    (theirs.InvalidRegionError(region_name="x y"), credentials.InvalidRegionError),
    (theirs.UnknownEndpointError(service_name="ecr", region_name="moon-1"), credentials.InvalidRegionError),
    (theirs.EndpointResolutionError(msg="FIPS is not supported"), credentials.InvalidRegionError),
    (theirs.SSOTokenLoadError(error_msg="no token"), credentials.SignInRequiredError),
    (theirs.TokenRetrievalError(provider="sso", error_msg="expired"), credentials.SignInRequiredError),
    (theirs.UnauthorizedSSOTokenError(), credentials.SignInRequiredError),
    (theirs.LoginRefreshRequired(), credentials.SignInRequiredError),
    (theirs.LoginTokenLoadError(error_msg="none"), credentials.SignInRequiredError),
    (theirs.LoginInsufficientPermissions(), service.AccessDeniedError),
    (
        theirs.CredentialRetrievalError(provider="custom-process", error_msg="exit 1"),
        credentials.CredentialSourceError,
    ),
    (theirs.MetadataRetrievalError(error_msg="timed out"), credentials.CredentialSourceError),
    (theirs.RefreshWithMFAUnsupportedError(), credentials.MfaRequiredError),
    (theirs.MissingDependencyException(msg="botocore[crt]"), credentials.MissingDependencyError),
    (FileNotFoundError(2, "No such file", "credential-helper"), credentials.CredentialSourceError),
    (PermissionError(13, "Permission denied", "credential-helper"), credentials.CredentialSourceError),
    (json.JSONDecodeError("Expecting value", "", 0), credentials.CredentialSourceError),
    (
        RuntimeError("Credentials were refreshed, but the refreshed credentials are still expired."),
        credentials.ExpiredCredentialsError,
    ),
    (ValueError("Invalid endpoint: htp://x"), credentials.InvalidProfileError),
    (theirs.ParamValidationError(report="Missing repositoryName"), service.InvalidParameterError),
    (theirs.EndpointConnectionError(**ENDPOINT, error=refused()), network.UnreachableError),
    (theirs.EndpointConnectionError(**ENDPOINT, error=UNRESOLVED), network.NameResolutionError),
    (
        theirs.EndpointConnectionError(**ENDPOINT, error=refused(TimeoutError(110, "timed out"))),
        network.ConnectTimeoutError,
    ),
    (theirs.ConnectTimeoutError(**ENDPOINT, error="timed out"), network.ConnectTimeoutError),
    (theirs.ReadTimeoutError(**ENDPOINT, error="timed out"), network.ReadTimeoutError),
    (theirs.ConnectionClosedError(**ENDPOINT, error="closed"), network.ConnectionLostError),
    (theirs.SSLError(**ENDPOINT, error="CERTIFICATE_VERIFY_FAILED"), network.TlsError),
    (theirs.ProxyConnectionError(proxy_url="http://u:hunter2@proxy:3128"), network.ProxyError),
    (theirs.InvalidProxiesConfigError(), network.ProxyError),
    (theirs.HTTPClientError(error=refused()), network.UnreachableError),
    (theirs.HTTPClientError(error=FileNotFoundError("ca.pem")), network.TlsError),
    (theirs.HTTPClientError(error=ssl.SSLError("handshake")), network.TlsError),
    (ResponseParserError("not JSON"), network.NotEcrAnswerError),
    (UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"), network.NotEcrAnswerError),
    (ForeignAnswer("no JSON", 200, {"content-type": "text/html"}, "<html>"), network.NotEcrAnswerError),
    (UNRESOLVED, network.NameResolutionError),
    (urllib3.exceptions.ConnectTimeoutError(None, "timed out"), network.ConnectTimeoutError),
    (urllib3.exceptions.ReadTimeoutError(None, "/", "timed out"), network.ReadTimeoutError),
    (urllib3.exceptions.ProtocolError("Connection aborted."), network.ConnectionLostError),
    (urllib3.exceptions.ProxyError("no", OSError("no")), network.ProxyError),
    (urllib3.exceptions.SSLError("no"), network.TlsError),
    (ssl.SSLCertVerificationError("self-signed"), network.TlsError),
    (socket.gaierror(-2, "Name unknown"), network.NameResolutionError),
    (ConnectionRefusedError(111, "refused"), network.UnreachableError),
    (ConnectionResetError(104, "reset"), network.ConnectionLostError),
    (TimeoutError("timed out"), network.ReadTimeoutError),
    (OSError(101, "Network is unreachable"), network.UnreachableError),
    (ZeroDivisionError("who knows"), service.UnexpectedServiceError),
    (theirs.BotoCoreError(), service.UnexpectedServiceError),
]


@pytest.mark.parametrize(
    ("error", "expected"), EXCEPTIONS, ids=[f"{type(e).__name__}-{n}" for n, (e, _) in enumerate(EXCEPTIONS)]
)
def test_every_exception_has_its_type_and_keeps_what_was_asked(
    error: BaseException, expected: type[RegistryError]
) -> None:
    result = translate(error, SUBJECT, now=lambda: NOW_S)
    assert type(result) is expected
    assert result.subject.repository == "team/app"
    assert result.evidence.at_s == NOW_S
    assert result.raw_text
    assert not any(secret in str(result) + result.raw_text for secret in SECRETS)
    assert result.__cause__ is None
    assert result.__context__ is None


def test_no_exception_of_botocores_is_left_out() -> None:
    """Those of the credentials' sources, the way there, and the parameters: none of them is unexpected."""
    families = (theirs.SSOError, theirs.LoginError, theirs.ConnectionError, theirs.HTTPClientError,
                theirs.ValidationError, theirs.BaseEndpointResolverError)  # fmt: skip
    for family in families:
        for error_type in [family, *family.__subclasses__()]:
            error = error_type.__new__(error_type)
            assert type(translate(error, SUBJECT)) is not service.UnexpectedServiceError, error_type


@pytest.mark.parametrize(("code", "expected"), sorted(BY_CODE.items(), key=lambda pair: pair[0]))
def test_every_code_has_its_type(code: str, expected: type[RegistryError]) -> None:
    result = translate(client_error(code, "Some words"), SUBJECT)
    assert type(result) is expected
    assert result.request_id == "req-1"
    assert result.code == code
    assert "Some words" in str(result)


@pytest.mark.parametrize("code", service.AccessDeniedError.codes)
def test_a_denial_is_parsed(code: str) -> None:
    message = (
        "User: arn:aws:sts::111122223333:assumed-role/dev/ann is not authorized to perform: "
        "ecr:GetDownloadUrlForLayer on resource: arn:aws:ecr:eu-central-1:111122223333:repository/team/app "
        "with an explicit deny in a service control policy: arn:aws:organizations::1:policy/p-1"
    )
    result = translate(client_error(code, message), SUBJECT)
    assert isinstance(result, service.AccessDeniedError)
    assert result.denial.action == "ecr:GetDownloadUrlForLayer"
    assert result.denial.explicit is True


def test_a_code_with_a_namespace_is_that_code() -> None:
    result = translate(client_error("com.amazonaws.ecr#LayersNotFoundException"), SUBJECT)
    assert type(result) is service.LayersNotFoundError


def test_the_status_does_not_decide() -> None:
    assert type(translate(client_error("ThrottlingException", status=400), SUBJECT)) is service.ThrottledError
    assert (
        type(translate(client_error("SomethingNew", status=429), SUBJECT)) is service.UnexpectedServiceError
    )


def test_an_error_of_another_call_on_the_way_tells_that_call() -> None:
    result = translate(client_error("AccessDenied", operation="AssumeRole"), SUBJECT)
    assert result.subject.operation == "AssumeRole"
    assert result.subject.repository == "team/app"
    assert result.subject.endpoint == ""


def test_our_own_errors_pass() -> None:
    error = service.ThrottledError("wait")
    assert translate(error, SUBJECT) is error


@pytest.mark.parametrize(
    ("code", "message", "offset_s"),
    [
        (
            "InvalidSignatureException",
            (
                "Signature expired: 20260102T030405Z is now earlier than 20260102T031000Z "
                "(20260102T031500Z - 5 min.)"
            ),
            -655,
        ),
        (
            "SignatureDoesNotMatch",
            (
                "Signature not yet current: 20260102T041000Z is still later than 20260102T031500Z "
                "(20260102T031000Z + 5 min.)"
            ),
            3600,
        ),
        ("InvalidSignatureException", "Signature expired: long ago", NOW_S - 1_767_319_445),
        ("RequestExpired", "Request has expired.", NOW_S - 1_767_319_445),
    ],
)
def test_a_wrong_clock_is_told_from_a_wrong_secret(code: str, message: str, offset_s: float) -> None:
    error = client_error(code, message, 403, date="Fri, 02 Jan 2026 02:04:05 GMT")
    result = translate(error, SUBJECT, now=lambda: NOW_S)
    assert isinstance(result, credentials.ClockSkewError)
    assert result.offset_s == pytest.approx(offset_s)


@pytest.mark.parametrize("date", ["", "yesterday"])
def test_a_clock_without_a_date_has_no_offset(date: str) -> None:
    result = translate(client_error("RequestTimeTooSkewed", date=date), SUBJECT)
    assert isinstance(result, credentials.ClockSkewError)
    assert result.offset_s is None


def test_a_wrong_secret_stays_one() -> None:
    message = "The request signature we calculated does not match the signature you provided."
    error = client_error("InvalidSignatureException", message, date="Fri, 02 Jan 2026 02:04:05 GMT")
    assert type(translate(error, SUBJECT)) is credentials.WrongSecretError


@pytest.mark.parametrize("code", sorted(BY_CODE))
def test_every_failure_of_a_batch_has_its_type(code: str) -> None:
    result = translate_failure(code, "in words", SUBJECT)
    assert type(result) is BY_CODE[code]
    assert result.code == code
    assert str(result) == "in words"


def test_an_unknown_failure_of_a_batch_is_unexpected() -> None:
    assert type(translate_failure("Newest", "", SUBJECT)) is service.UnexpectedServiceError


@pytest.mark.parametrize(
    "text",
    [
        "Authorization=AWS4-HMAC-SHA256 Credential=AKID/x, Signature=f00dSIGNATURE",
        "https://bucket/x?X-Amz-Security-Token=FwoGTOKEN&X-Amz-Signature=f00dSIGNATURE",
        (
            "The Canonical String for this request should have been\n'POST\n/\n\nhost:api\n"
            "x-amz-security-token:FwoGTOKEN\n'"
        ),
        "aws_secret_access_key = wJalrSECRET",
    ],
)
def test_no_secret_comes_through(text: str) -> None:
    for error in (
        translate(client_error("InvalidSignatureException", text), SUBJECT),
        translate(ForeignAnswer("no JSON", 200, {}, text), SUBJECT),
        translate(RuntimeError(text), SUBJECT),
        not_ecr_answer("nothing fits", SUBJECT, text),
    ):
        shown = str(error) + error.raw_text + getattr(error, "opening", "")
        assert not any(secret in shown for secret in SECRETS)


json_values: st.SearchStrategy[Any] = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)


@given(
    st.fixed_dictionaries(
        {},
        optional={
            "Error": st.fixed_dictionaries({}, optional={"Code": st.text(), "Message": st.text()}),
            "ResponseMetadata": st.fixed_dictionaries(
                {}, optional={"HTTPStatusCode": st.integers(100, 599), "RequestId": st.text()}
            ),
        },
    )
)
def test_any_error_answer_becomes_an_error_of_ours(response: dict[str, Any]) -> None:
    result = translate(theirs.ClientError(response, "DescribeImages"), Subject())
    assert isinstance(result, RegistryError)
    assert result.subject.operation == "DescribeImages"


@given(st.from_type(Exception) | st.builds(OSError, st.integers(0, 200), st.text()))
def test_any_exception_becomes_an_error_of_ours(error: Exception) -> None:
    assert isinstance(translate(error, SUBJECT), RegistryError)

"""Words on answers that did not come, or came from somebody else."""

from __future__ import annotations

from layerscope.registry.errors.network import (
    ConnectionLostError,
    ConnectTimeoutError,
    DamagedAnswerError,
    HugeAnswerError,
    NameResolutionError,
    NetworkError,
    NotEcrAnswerError,
    ProxyError,
    ReadTimeoutError,
    SlowAnswerError,
    StoppedWaitingError,
    TlsError,
    UnreachableError,
)
from layerscope.words.form import QT_TRANSLATE_NOOP, Words

WORDS: dict[type[BaseException], Words] = {
    NetworkError: Words(
        QT_TRANSLATE_NOOP("messages", "No response received"),
        QT_TRANSLATE_NOOP("messages", "The connection to {host} failed."),
        QT_TRANSLATE_NOOP("messages", "Check the network, then try again."),
    ),
    NameResolutionError: Words(
        QT_TRANSLATE_NOOP("messages", "The name {host} was not found"),
        QT_TRANSLATE_NOOP(
            "messages",
            "This computer is offline, its name server does not know the host, or the region is wrong.",
        ),
        QT_TRANSLATE_NOOP("messages", "Check the network, the VPN and the region, then try again."),
    ),
    UnreachableError: Words(
        QT_TRANSLATE_NOOP("messages", "Cannot connect to {host}"),
        QT_TRANSLATE_NOOP("messages", "The connection was refused, or the network has no route there."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the VPN, the firewall and, if one is set, the endpoint's address; then try again.",
        ),
    ),
    ConnectTimeoutError: Words(
        QT_TRANSLATE_NOOP("messages", "Connecting to {host} timed out"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Something in between drops it silently: a firewall, a security group or a missing route.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Allow outbound HTTPS (port 443) to this host, or set HTTPS_PROXY; then try again.",
        ),
    ),
    ReadTimeoutError: Words(
        QT_TRANSLATE_NOOP("messages", "{host} did not answer in time"),
        QT_TRANSLATE_NOOP("messages", "Connected, but no response arrived."),
        QT_TRANSLATE_NOOP(
            "messages", "Try again. If it persists, look for a proxy or VPN that delays responses."
        ),
    ),
    SlowAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "Response from {host} timed out"),
        QT_TRANSLATE_NOOP("messages", "It arrived too slowly and was cut off; nothing of it was used."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again. If it persists, look for what slows this connection: a proxy, a VPN, a saturated "
            "line.",
        ),
    ),
    HugeAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "Response from {host} is too long"),
        QT_TRANSLATE_NOOP(
            "messages", "It is longer than any answer from AWS and was cut off; nothing of it was used."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check who sent this answer: an endpoint, proxy or portal in between may be wrong.",
        ),
    ),
    ConnectionLostError: Words(
        QT_TRANSLATE_NOOP("messages", "Connection to {host} was lost"),
        QT_TRANSLATE_NOOP("messages", "It ended before the answer was complete."),
        QT_TRANSLATE_NOOP("messages", "Try again; nothing incomplete was kept."),
    ),
    ProxyError: Words(
        QT_TRANSLATE_NOOP("messages", "The proxy blocked the request"),
        QT_TRANSLATE_NOOP("messages", "It could not be reached, requires authentication, or blocks {host}."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the proxy in the network settings (☰), HTTPS_PROXY and NO_PROXY, or have the proxy allow "
            "this host; then try again.",
        ),
    ),
    TlsError: Words(
        QT_TRANSLATE_NOOP("messages", "The certificate of {host} is not trusted"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Company gateways often inspect encrypted connections and present their own certificate.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Get its root certificate and choose the file in the network settings (☰): it applies to ECR, "
            "sign-in and downloads.",
        ),
    ),
    StoppedWaitingError: Words(
        QT_TRANSLATE_NOOP("messages", "Stopped waiting for {host}"),
        QT_TRANSLATE_NOOP("messages", "No answer had arrived by then."),
        QT_TRANSLATE_NOOP("messages", "Try again, or run the diagnosis to see where the connection ends."),
    ),
    NotEcrAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "Something other than ECR answered"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Instead of ECR's answer, {host} sent {content_type}: the page of a captive portal or web "
            "gateway.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in to the network in a browser, or allow this host in the gateway; then try again.",
        ),
    ),
    DamagedAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "Response to {operation} could not be read"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It is damaged, or something other than AWS answered. It is not kept, since it may contain "
            "credentials.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again. If it persists, check the proxy in the network settings (☰), or sign in to the "
            "network in a browser.",
        ),
    ),
}

"""Words on answers that did not come, or came from somebody else."""

from __future__ import annotations

from layerscope.desktop.words.form import QT_TRANSLATE_NOOP, Words
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

WORDS: dict[type[BaseException], Words] = {
    NetworkError: Words(
        QT_TRANSLATE_NOOP("messages", "No answer came"),
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
        QT_TRANSLATE_NOOP("messages", "There is no way to {host}"),
        QT_TRANSLATE_NOOP("messages", "The connection was refused, or the network has no route there."),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check the VPN, the firewall and, if one is set, the endpoint's address; then try again.",
        ),
    ),
    ConnectTimeoutError: Words(
        QT_TRANSLATE_NOOP("messages", "{host} did not take the connection in time"),
        QT_TRANSLATE_NOOP(
            "messages",
            "Something on the way drops it silently: a firewall, a security group or a missing route.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Have outgoing HTTPS (port 443) to this host allowed, or set HTTPS_PROXY; then try again.",
        ),
    ),
    ReadTimeoutError: Words(
        QT_TRANSLATE_NOOP("messages", "{host} did not answer in time"),
        QT_TRANSLATE_NOOP("messages", "The connection stood, and nothing came through it."),
        QT_TRANSLATE_NOOP(
            "messages", "Try again. If it stays, look for a proxy or VPN that holds answers back."
        ),
    ),
    SlowAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "The answer of {host} did not end in time"),
        QT_TRANSLATE_NOOP(
            "messages", "It began, and came so slowly that it was cut off; nothing of it was used."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again. If it stays, look for what slows this connection down: a proxy, a VPN, a full line.",
        ),
    ),
    HugeAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "The answer of {host} is too long"),
        QT_TRANSLATE_NOOP(
            "messages", "It is longer than any that AWS gives, and was cut off; nothing of it was used."
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Check whose answer this is: an endpoint, a proxy or a portal on the way may be wrong.",
        ),
    ),
    ConnectionLostError: Words(
        QT_TRANSLATE_NOOP("messages", "The connection to {host} broke off"),
        QT_TRANSLATE_NOOP("messages", "It ended before the answer was complete."),
        QT_TRANSLATE_NOOP("messages", "Try again; nothing incomplete was kept."),
    ),
    ProxyError: Words(
        QT_TRANSLATE_NOOP("messages", "The proxy did not let the request through"),
        QT_TRANSLATE_NOOP("messages", "It could not be reached, wants a sign-in, or refuses {host}."),
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
            "Often a company's gateway opens encrypted connections and shows a certificate of its own.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Ask for its root certificate and choose the file in the network settings (☰): it counts for "
            "ECR, sign-in and layers alike.",
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
            "Where ECR's answer should be, {host} gave {content_type}: the page of a captive portal or a web "
            "gateway.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Sign in to the network in a browser, or have the gateway pass this host; then try again.",
        ),
    ),
    DamagedAnswerError: Words(
        QT_TRANSLATE_NOOP("messages", "The answer to {operation} could not be read"),
        QT_TRANSLATE_NOOP(
            "messages",
            "It is damaged, or something other than AWS answered. Nothing of it is kept, since it may hold "
            "credentials.",
        ),
        QT_TRANSLATE_NOOP(
            "messages",
            "Try again. If it stays, check the proxy in the network settings (☰), or sign in to the network "
            "in a browser.",
        ),
    ),
}

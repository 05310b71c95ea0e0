from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from layerscope.registry.manifests import shells
from layerscope.registry.manifests.history import HistoryEntry, instruction
from support.drivers.growth import TIMES, grows_with

BUILDKIT = [
    (
        "RUN /bin/sh -c apt-get update     && apt-get install -y curl # buildkit",
        "RUN apt-get update && apt-get install -y curl",
    ),
    ("RUN |2 A=1 B=2 /bin/sh -c make # buildkit", "RUN make"),
    ("RUN |1 CFLAGS=-O2 -g /bin/sh -c make # buildkit", "RUN make"),
    ("RUN |1 V=1 make install # buildkit", "RUN make install"),
    ("RUN /bin/bash -o pipefail -c curl -f x | tar x # buildkit", "RUN curl -f x | tar x"),
    ("RUN /bin/bash -euxo pipefail -c make # buildkit", "RUN make"),
    ("RUN /bin/ash -eo pipefail -c make # buildkit", "RUN make"),
    ("RUN bash --login -c make # buildkit", "RUN make"),
    ("RUN npm ci # buildkit", "RUN npm ci"),
    ("RUN /bin/sh -c make # install # buildkit", "RUN make # install"),
    ("RUN cmd /S /C dir C:\\ # buildkit", "RUN dir C:\\"),
    ("COPY --from=build /out/app /usr/bin/ # buildkit", "COPY --from=build /out/app /usr/bin/"),
    ("COPY --chown=65532:65532 . /app # buildkit", "COPY --chown=65532:65532 . /app"),
    (
        "ADD alpine-minirootfs-3.22.1-x86_64.tar.gz / # buildkit",
        "ADD alpine-minirootfs-3.22.1-x86_64.tar.gz /",
    ),
    ("WORKDIR /app", "WORKDIR /app"),
    ("ENV PATH=/usr/local/bin:/usr/bin", "ENV PATH=/usr/local/bin:/usr/bin"),
    ('CMD ["node" "server.js"]', 'CMD ["node", "server.js"]'),
    ('ENTRYPOINT ["/bin/sh" "-c" "echo \\"a b\\""]', 'ENTRYPOINT ["/bin/sh", "-c", "echo \\"a b\\""]'),
    ("EXPOSE [80/tcp 443/tcp]", "EXPOSE 80/tcp 443/tcp"),
    ("EXPOSE map[8080/tcp:{}]", "EXPOSE 8080/tcp"),
    ("VOLUME [/data]", "VOLUME /data"),
]
CLASSIC = [
    ("/bin/sh -c #(nop) ADD file:25f61d70254b in / ", "ADD file:25f61d70254b in /"),
    ("/bin/sh -c #(nop) COPY dir:0f1e2d in /app ", "COPY dir:0f1e2d in /app"),
    ('/bin/sh -c #(nop)  CMD ["bash"]', 'CMD ["bash"]'),
    ("/bin/sh -c #(nop)  ENV LANG=C.UTF-8", "ENV LANG=C.UTF-8"),
    (
        "/bin/sh -c apt-get update \t&& apt-get install -y nginx",
        "RUN apt-get update && apt-get install -y nginx",
    ),
    ("|1 VERSION=1.2 /bin/sh -c curl -f https://x/$VERSION", "RUN curl -f https://x/$VERSION"),
    ("|2 A=b c D= /bin/sh -c make", "RUN make"),
    ("/bin/bash -o pipefail -c #(nop)  WORKDIR /srv", "WORKDIR /srv"),
    (
        '/bin/sh -c #(nop)  HEALTHCHECK &{["CMD-SHELL" "true"] "30s"}',
        'HEALTHCHECK &{["CMD-SHELL" "true"] "30s"}',
    ),
]
WINDOWS = [
    ("cmd /S /C #(nop) COPY file:ac9f104f in C: ", "COPY file:ac9f104f in C:"),
    ("cmd /S /C #(nop) WORKDIR C:\\nats", "WORKDIR C:\\nats"),
    ("cmd /S /C powershell -Command Get-Item x", "RUN powershell -Command Get-Item x"),
    (
        "powershell -Command $ErrorActionPreference = 'Stop'; Get-Item x",
        "RUN $ErrorActionPreference = 'Stop'; Get-Item x",
    ),
    ("powershell -Command $ErrorActionPreference = 'Stop'; #(nop) ENV A=b", "ENV A=b"),
    ("C:\\Windows\\System32\\cmd.exe /S /C dir", "RUN dir"),
    ("pwsh -NoLogo -ExecutionPolicy Bypass -Command Get-Item x", "RUN Get-Item x"),
    ("Apply image 10.0.20348.2529", "Apply image 10.0.20348.2529"),
]
OTHERS = [
    (
        "RUN apt-get update && apt-get install -y curl",
        "RUN apt-get update && apt-get install -y curl",
    ),  # kaniko
    ("COPY package.json /app/", "COPY package.json /app/"),
    ("jib-gradle-plugin:3.4.0", "jib-gradle-plugin:3.4.0"),
    ("ko build ko://example.com/cmd/app", "ko build ko://example.com/cmd/app"),
    ("umoci insert", "umoci insert"),
    ("bazel build ...", "bazel build ..."),
    (
        "# debian.sh --arch 'amd64' out/ 'trixie' '@1750000000'",
        "# debian.sh --arch 'amd64' out/ 'trixie' '@1750000000'",
    ),
    ("/bin/bash", "/bin/bash"),  # docker commit
    ("", ""),
    ("  \n\t ", ""),
]
LINES = [
    (
        "RUN /bin/sh -c set -e\napt-get update\n\napt-get install -y curl\n # buildkit",
        "RUN set -e ⏎ apt-get update ⏎ apt-get install -y curl",
    ),
    (
        "RUN /bin/sh -c apt-get update \\\n    && apt-get install \\\r\n    curl # buildkit",
        "RUN apt-get update && apt-get install curl",
    ),
    ("/bin/sh -c a &&\n  b;\n  c", "RUN a && b; c"),
    ("ENV A=1\n  B=2", "ENV A=1 B=2"),
]


@pytest.mark.parametrize(("created_by", "told"), BUILDKIT + CLASSIC + WINDOWS + OTHERS + LINES)
def test_created_by_is_told_as_an_instruction(created_by: str, told: str) -> None:
    assert instruction(created_by) == told


@pytest.mark.parametrize(
    ("entry", "told"),
    [
        (HistoryEntry("jib-maven-plugin:3.4.0", comment="classes"), "jib-maven-plugin:3.4.0 # classes"),
        (
            HistoryEntry(comment="store paths: ['/nix/store/x-app-1.0']"),
            "# store paths: ['/nix/store/x-app-1.0']",
        ),
        (HistoryEntry("RUN /bin/sh -c make # buildkit", comment="buildkit.dockerfile.v0"), "RUN make"),
        (HistoryEntry("/bin/sh -c make", comment="FROM docker.io/library/debian:12"), "RUN make"),
        (HistoryEntry("", comment="buildkit.exporter.image.v0"), ""),
        (HistoryEntry("# debian.sh out/", comment="debuerreotype 0.15"), "# debian.sh out/"),
        (HistoryEntry(), ""),
    ],
)
def test_a_step_without_an_instruction_is_told_by_its_comment(entry: HistoryEntry, told: str) -> None:
    assert entry.command == told


@settings(deadline=None)
@given(
    st.text()
    | st.sampled_from([told for told, _ in BUILDKIT + CLASSIC + WINDOWS]).flatmap(
        lambda known: st.text().map(lambda more: known + more)
    )
)
def test_any_text_is_told_on_one_line(created_by: str) -> None:
    told = instruction(created_by)
    assert told == told.strip()
    assert len(told.splitlines()) <= 1
    assert "  " not in told


@pytest.mark.parametrize(
    "hostile",
    [
        lambda much: "|9999 " + "A=b " * (much // 4),
        lambda much: "RUN /bin/sh" + " -a" * (much // 2),
        lambda much: "RUN " + "/" * much,
        lambda much: " " * much + "#",
        lambda much: "RUN a" + "\n" * much + "b",
        lambda much: "powershell" + " -a b" * (much // 4),
        lambda much: 'CMD ["' + '\\"' * (much // 2),
        lambda much: "EXPOSE map[" + "80/tcp:{} " * (much // 4),
        lambda much: "RUN " + "a;\n" * (much // 4),
    ],
    ids=range(9),
)
def test_time_grows_no_faster_than_the_text(hostile: Callable[[int], str]) -> None:
    assert grows_with(instruction, hostile(50_000), hostile(TIMES * 50_000))


@pytest.mark.parametrize(
    "words",
    ["sh -o ", "sh -a ", "sh ", "-o sh ", "pwsh -x ", "pwsh -x y ", "cmd /s ", "a/sh -eo pipefail ", "/a "],
)
def test_each_word_in_front_of_a_command_is_looked_at_once(
    words: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Steps, not seconds: a search that began anew at each shell took the square of the words."""
    looked_at: list[str] = []
    is_one = shells._is

    def counted(pattern: re.Pattern[str], word: str) -> bool:
        looked_at.append(word)
        return is_one(pattern, word)

    monkeypatch.setattr(shells, "_is", counted)
    text = "|1 A=1 " + words * 3000
    assert instruction(text)
    assert len(looked_at) <= 8 * len(text.split())
    looked_at.clear()
    assert instruction(f"{text} sh -c make") == "RUN make"
    assert len(looked_at) <= 8 * len(text.split()) + 100

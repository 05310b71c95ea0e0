"""A process that forks workers, for a test to kill many of them: it imports the program only once.

Started with a socket's descriptor as its argument. For each message on it, which brings three pipes, it forks
a worker on them, and tells its number.
"""

from __future__ import annotations

import os
import signal
import socket
import sys

from layerscope.worker import kinds
from layerscope.worker.serving import Worker


def main() -> None:
    for name in kinds.MODULES:
        kinds.kind_named(name)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for them
    with socket.socket(fileno=int(sys.argv[1])) as control:
        while True:
            message, pipes, _, _ = socket.recv_fds(control, 1, 3)
            if not message:
                return
            child = os.fork()
            if child == 0:
                control.close()
                os.dup2(pipes[2], 2)
                os._exit(Worker(pipes[0], pipes[1]).run())
            for pipe in pipes:
                os.close(pipe)
            control.sendall(child.to_bytes(4, "big"))


if __name__ == "__main__":
    main()

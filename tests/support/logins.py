"""Ways to a program on another machine, which is this one."""

import contextlib
import getpass
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager
from pathlib import Path
from typing import NamedTuple

from tests.support import CHECKOUT
from tests.support.pty_terminal import environment
from tests.support.slow_line import Carried, Line, carried, carried_datagrams

_PRIVILEGE_SEPARATION = Path("/run/sshd")
"""Where Debian's sshd locks itself up when root starts it; made at boot where it is a service.

It is left where it was made: another test's server may use it.
"""

_TMUX = """
set -g default-terminal tmux-256color
set -g escape-time 0
set -g status off
"""


class Login(NamedTuple):
    """A way to a program, to be run in a terminal."""

    argv: list[str | Path]
    env: Mapping[str, str]
    line: Carried


def program(name: str) -> str | None:
    """Return where a program is, None where it is not installed; "sshd" needs its client too."""
    if name == "sshd" and not shutil.which("ssh"):
        return None
    return shutil.which(name, path=f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin")


def far_command(workbook: Path, **variables: str) -> str:
    """Return what to say to a shell elsewhere so that it opens a workbook in this checkout."""
    variables = {"HOME": str(workbook.parent), "LANG": "C.UTF-8"} | variables
    settings = [f"{name}={value}" for name, value in variables.items()]
    run = ["env", *settings, sys.executable, "-m", "eh_tui", str(workbook)]
    return f"cd {shlex.quote(str(CHECKOUT))} && exec {shlex.join(run)}"


@contextlib.contextmanager
def ssh(folder: Path, line: Line, command: str) -> Iterator[Login]:
    """Return how to run a command over a line, at a server with keys of its own.

    Raises `OSError` where the server does not start.
    """
    for name in ("host", "user"):
        if not (folder / name).exists():
            subprocess.run(
                ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
            )
    with _server(folder) as server_port, carried(server_port, line) as there:
        yield Login([*_client(folder, there.port), command], {}, there)


@contextlib.contextmanager
def tmux(folder: Path, line: Line, command: str) -> Iterator[Login]:
    """Return how to run a command in a tmux of its own that is reached by SSH."""
    config, server = folder / "tmux.conf", ["tmux", "-S", str(folder / "tmux")]
    config.write_text(_TMUX, encoding="utf-8")
    run = ["env", "LANG=C.UTF-8", *server, "-f", str(config), "new-session", command]
    with ssh(folder, line, shlex.join(run)) as login:
        try:
            yield login
        finally:
            subprocess.run([*server, "kill-server"], capture_output=True, check=False)


@contextlib.contextmanager
def mosh(_: Path, line: Line, command: str) -> Iterator[Login]:
    """Return how to run a command through mosh; what SSH has to do with it is left out."""
    argv = ["mosh-server", "new", "-i", "127.0.0.1", "-c", "256", "--", "sh", "-c", command]
    told = subprocess.run(argv, env=environment(), capture_output=True, text=True, check=True)
    server = re.search(r"pid = (\d+)", told.stderr)
    found = re.search(r"MOSH CONNECT (\d+) (\S+)", told.stdout)
    assert server, told
    assert found, told
    try:
        with carried_datagrams(int(found[1]), line) as there:
            yield Login(
                ["mosh-client", "127.0.0.1", str(there.port)], {"MOSH_KEY": found[2]}, there
            )
    finally:
        with contextlib.suppress(ProcessLookupError):  # where the command has ended
            os.kill(int(server[1]), signal.SIGTERM)


WAYS: Mapping[str, Callable[[Path, Line, str], AbstractContextManager[Login]]] = {
    "ssh": ssh,
    "tmux": tmux,
    "mosh": mosh,
}
"""All ways, each with a folder for what it needs, a line, and the command there."""

NEEDS = {"ssh": ("sshd",), "tmux": ("sshd", "tmux"), "mosh": ("mosh-server", "mosh-client")}
"""The programs of each way."""


def _client(folder: Path, port: int) -> list[str | Path]:
    options = {
        "IdentityFile": folder / "user",
        "IdentitiesOnly": "yes",
        "IdentityAgent": "none",
        "UserKnownHostsFile": folder / "known",
        "StrictHostKeyChecking": "accept-new",
        "Compression": "no",
        "LogLevel": "ERROR",
    }
    settings = [f"-o{name}={value}" for name, value in options.items()]
    user = f"{getpass.getuser()}@127.0.0.1"
    return ["ssh", "-tt", "-F", "none", *settings, "-p", str(port), user]


@contextlib.contextmanager
def _server(folder: Path) -> Iterator[int]:
    port = _free_port()
    settings = {
        "ListenAddress": f"127.0.0.1:{port}",
        "HostKey": folder / "host",
        "AuthorizedKeysFile": folder / "user.pub",
        "AuthenticationMethods": "publickey",
        "PermitRootLogin": "prohibit-password",
        "StrictModes": "no",
        "UsePAM": "no",
        "PidFile": "none",
    }
    config = folder / "sshd_config"
    config.write_text("".join(f"{name} {value}\n" for name, value in settings.items()), "utf-8")
    command = program("sshd")
    assert command, "sshd is not installed"
    if os.geteuid() == 0:
        _PRIVILEGE_SEPARATION.mkdir(mode=0o755, exist_ok=True)
    with (folder / "sshd.log").open("wb") as log:
        server = subprocess.Popen([command, "-D", "-e", "-f", config], stderr=log)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()


def _wait_for(port: int, server: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + 10
    while server.poll() is None and time.monotonic() < deadline:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port)):
            return
        time.sleep(0.02)
    raise OSError("sshd does not start")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

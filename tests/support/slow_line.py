"""A real SSH login on this machine over a line as slow as wanted; nothing of it stays behind."""

import contextlib
import getpass
import os
import queue
import shutil
import socket
import subprocess
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HEADERS = 40
"""Bytes that TCP and IP add to a packet."""

PACKET = 1400
"""Bytes of content in a packet at most."""

BUFFERED = 32
"""Packets that wait on the way before whoever sends must wait too."""

_PRIVILEGE_SEPARATION = Path("/run/sshd")
"""Where Debian's sshd locks itself up when root starts it; made at boot where it is a service."""


@dataclass(frozen=True, slots=True)
class Line:
    """What a line can carry."""

    delay: float
    """Seconds in each direction."""
    bits: int
    """A second, in each direction."""


@dataclass(slots=True)
class Carried:
    """A line in use, by its port on this machine."""

    port: int
    down: int = 0
    """Bytes that came down it, headers included."""


def sshd_command() -> str | None:
    """Return where the SSH server is, None where it or the client is not installed."""
    path = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
    return shutil.which("sshd", path=path) if shutil.which("ssh") else None


@contextlib.contextmanager
def login(folder: Path, line: Line) -> Iterator[tuple[list[str | Path], Carried]]:
    """Start a server with keys of its own, and return the command that logs in over a line.

    Put the command to run behind it. Raises `OSError` where the server does not start.
    """
    for name in ("host", "user"):
        subprocess.run(
            ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", folder / name], check=True
        )
    with _server(folder) as server_port, carried(server_port, line) as there:
        yield _client(folder, there.port), there


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
    return [
        "ssh",
        "-tt",
        "-F",
        "none",
        *settings,
        "-p",
        str(port),
        f"{getpass.getuser()}@127.0.0.1",
    ]


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
    command = sshd_command()
    assert command, "sshd is not installed"
    made = os.geteuid() == 0 and not _PRIVILEGE_SEPARATION.is_dir()
    if made:
        _PRIVILEGE_SEPARATION.mkdir(mode=0o755)
    with (folder / "sshd.log").open("wb") as log:
        server = subprocess.Popen([command, "-D", "-e", "-f", config], stderr=log)
    try:
        _wait_for(port, server)
        yield port
    finally:
        server.terminate()
        server.wait()
        if made:
            _PRIVILEGE_SEPARATION.rmdir()


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


@contextlib.contextmanager
def carried(to_port: int, line: Line) -> Iterator[Carried]:
    """Carry one connection to a port of this machine over a slow line, until it is closed."""
    listening = socket.create_server(("127.0.0.1", 0))
    there = Carried(listening.getsockname()[1])

    def carry() -> None:
        with contextlib.suppress(OSError):
            while True:
                near, _ = listening.accept()
                far = socket.create_connection(("127.0.0.1", to_port))
                for end in (near, far):
                    end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                _carry(near, far, line, None)
                _carry(far, near, line, there)

    threading.Thread(target=carry, daemon=True).start()
    try:
        yield there
    finally:
        listening.close()


def _carry(source: socket.socket, sink: socket.socket, line: Line, count: Carried | None) -> None:
    """Carry what comes from one end to the other, each packet behind the one before it."""
    under_way: queue.Queue[tuple[float, bytes]] = queue.Queue(BUFFERED)

    def take() -> None:
        free_at, packet = 0.0, b"."
        while packet:
            try:
                packet = source.recv(PACKET)
            except OSError:
                packet = b""
            length = len(packet) + HEADERS
            free_at = max(free_at, time.perf_counter()) + 8 * length / line.bits
            under_way.put((free_at + line.delay, packet))
            if count:
                count.down += length

    def give() -> None:
        while True:
            due, packet = under_way.get()
            time.sleep(max(0.0, due - time.perf_counter()))
            try:
                sink.sendall(packet)
                if not packet:
                    sink.shutdown(socket.SHUT_WR)
                    return
            except OSError:
                return

    for work in (take, give):
        threading.Thread(target=work, daemon=True).start()

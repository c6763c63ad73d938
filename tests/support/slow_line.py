"""A line as slow as wanted between two ports of this machine."""

import contextlib
import queue
import socket
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

HEADERS = 40
"""Bytes that TCP and IP add to a packet."""

DATAGRAM_HEADERS = 28
"""Bytes that UDP and IP add to one."""

PACKET = 1400
"""Bytes of content in a packet at most."""

BUFFERED = 32
"""Packets that wait on the way before whoever sends must wait too."""


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
    arrives: float = 0.0
    """When all that is under way will have come down, by `time.perf_counter`."""


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
                _carry(_received_by(near), _sent_by(far), line, HEADERS, None)
                _carry(_received_by(far), _sent_by(near), line, HEADERS, there)

    threading.Thread(target=carry, daemon=True).start()
    try:
        yield there
    finally:
        listening.close()


@contextlib.contextmanager
def carried_datagrams(to_port: int, line: Line) -> Iterator[Carried]:
    """Carry datagrams to a port of this machine and back, for whoever has sent one last."""
    with (
        socket.socket(type=socket.SOCK_DGRAM) as near,
        socket.socket(type=socket.SOCK_DGRAM) as far,
    ):
        near.bind(("127.0.0.1", 0))
        far.connect(("127.0.0.1", to_port))
        there = Carried(near.getsockname()[1])
        client = near.getsockname()

        def receive() -> bytes:
            nonlocal client
            packet, client = near.recvfrom(PACKET)
            return packet

        _carry(receive, far.send, line, DATAGRAM_HEADERS, None)
        _carry(
            _received_by(far),
            lambda packet: near.sendto(packet, client),
            line,
            DATAGRAM_HEADERS,
            there,
        )
        try:
            yield there
        finally:
            near.sendto(b"", near.getsockname())  # wakes the thread that waits for more
            far.shutdown(socket.SHUT_RDWR)


def _received_by(end: socket.socket) -> Callable[[], bytes]:
    return lambda: end.recv(PACKET)


def _sent_by(end: socket.socket) -> Callable[[bytes], None]:
    def send(packet: bytes) -> None:
        if packet:
            end.sendall(packet)
        else:
            end.shutdown(socket.SHUT_WR)

    return send


def _carry(
    receive: Callable[[], bytes],
    send: Callable[[bytes], object],
    line: Line,
    headers: int,
    count: Carried | None,
) -> None:
    """Carry what comes from one end to the other, each packet behind the one before it."""
    under_way: queue.Queue[tuple[float, bytes]] = queue.Queue(BUFFERED)

    def take() -> None:
        free_at, packet = 0.0, b"."
        while packet:
            try:
                packet = receive()
            except OSError:
                packet = b""
            length = len(packet) + headers
            free_at = max(free_at, time.perf_counter()) + 8 * length / line.bits
            if count:
                count.down += length
                count.arrives = free_at + line.delay
            under_way.put((free_at + line.delay, packet))

    def give() -> None:
        packet = b"."
        while packet:
            due, packet = under_way.get()
            time.sleep(max(0.0, due - time.perf_counter()))
            with contextlib.suppress(OSError):
                send(packet)

    for work in (take, give):
        threading.Thread(target=work, daemon=True).start()

"""The broker in a folder: what two writers and two readers do at the same time."""

import fcntl
import multiprocessing
import threading
from multiprocessing.queues import Queue
from pathlib import Path
from queue import Empty
from typing import Any

import pytest
from kombu import Connection

from tracker import broker
from tracker.broker import embedded_options

# A fork would inherit pytest's threads and sockets; a fresh interpreter is what a worker is.
PROCESSES = multiprocessing.get_context("spawn")
MESSAGES_EACH = 1_000


def connect(options: dict[str, Any]) -> Connection:
    return Connection("embedded://localhost", transport_options=options | {"polling_interval": 0.001})


def produce(options: dict[str, Any], producer: int) -> None:
    with connect(options) as connection, connection.SimpleQueue("race") as queue:
        for number in range(MESSAGES_EACH):
            queue.put({"producer": producer, "number": number})


def consume(options: dict[str, Any], taken: "Queue[Any]") -> None:
    with connect(options) as connection, connection.SimpleQueue("race") as queue:
        try:
            while True:
                message = queue.get(timeout=3)
                message.ack()
                taken.put((message.payload["producer"], message.payload["number"]))
        except Empty:
            taken.put(None)
        except Exception as error:
            taken.put(repr(error))


@pytest.mark.parametrize("readers", [1, 2])
def test_messages_of_two_writers_are_read_whole_and_once(tmp_path: Path, readers: int) -> None:
    options = embedded_options(tmp_path)
    taken: Queue[Any] = PROCESSES.Queue()
    processes = [PROCESSES.Process(target=consume, args=(options, taken)) for _ in range(readers)]
    processes += [PROCESSES.Process(target=produce, args=(options, producer)) for producer in range(2)]

    for process in processes:
        process.start()
    received: list[Any] = []
    endings: list[Any] = []
    while len(endings) < readers:
        item = taken.get(timeout=60)
        (received if isinstance(item, tuple) else endings).append(item)
    for process in processes:
        process.join(timeout=30)

    assert endings == [None] * readers
    assert sorted(received) == [(producer, number) for producer in range(2) for number in range(MESSAGES_EACH)]
    assert list((tmp_path / "messages").iterdir()) == []


def test_routing_table_is_read_only_when_its_writer_is_done(tmp_path: Path) -> None:
    options = embedded_options(tmp_path)
    tables = Path(options["control_folder"])
    found: list[Any] = []

    def read() -> None:
        with connect(options) as connection:
            channel: Any = connection.channel()
            found.extend(channel.get_table("notices"))

    with open(tables / "lock", "w") as writer:
        fcntl.flock(writer, fcntl.LOCK_EX)
        (tables / "notices.exchange").write_text("")
        reader = threading.Thread(target=read)
        reader.start()
        reader.join(timeout=0.3)
        (tables / "notices.exchange").write_text('[["", "", "celery"]]')
    reader.join(timeout=10)

    assert [row.queue for row in found] == ["celery"]


def test_what_killed_processes_left_is_cleared_away_and_what_is_under_way_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = embedded_options(tmp_path)
    messages = tmp_path / "messages"
    waiting = messages / "1_a.celery.msg"
    for path in (messages / ".a.taken", messages / ".2_b.celery.msg", waiting):
        path.write_text("{}")

    with connect(options) as connection:
        connection.ensure_connection()
    assert len(list(messages.iterdir())) == 3

    monkeypatch.setattr(broker, "LEFTOVER_SECONDS", 0)
    with connect(options) as connection:
        connection.ensure_connection()
    assert list(messages.iterdir()) == [waiting]

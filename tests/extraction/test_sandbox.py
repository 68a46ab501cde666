"""The process that parses: it must work wherever a letter is read, and hold nothing worth stealing."""

import multiprocessing
import os
import resource
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from multiprocessing.queues import SimpleQueue
from pathlib import Path

import pytest

from motions.extraction import Limits, Unreadable, extract
from motions.extraction.sandbox import read_apart
from tests.extraction.files import make_docx, make_pdf, paragraph


def _read_into(answers: "SimpleQueue[str]") -> None:
    answers.put(extract(make_pdf(["Antwoord"]), name="brief.pdf").text)


def test_daemonic_worker_process_can_read() -> None:
    context = multiprocessing.get_context("spawn")
    answers = context.SimpleQueue()
    worker = context.Process(target=_read_into, args=(answers,), daemon=True)

    worker.start()
    worker.join(60)

    assert (worker.exitcode, answers.empty()) == (0, False)
    assert answers.get() == "Antwoord"


def test_threads_can_read_side_by_side() -> None:
    files = [make_pdf([f"Antwoord {number}"]) for number in range(6)]

    with ThreadPoolExecutor(4) as pool:
        texts = list(pool.map(lambda data: extract(data, name="brief.pdf").text, files))

    assert texts == [f"Antwoord {number}" for number in range(6)]


def test_reading_works_from_any_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "json.py").write_text("raise SystemExit('a file beside the caller was imported')")
    monkeypatch.chdir(tmp_path)

    assert extract(make_docx(paragraph("Antwoord")), name="brief.docx").text == "Antwoord"


def test_child_inherits_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_KEY", "geheim")
    seen: dict[str, str] = {}
    run = subprocess.run

    def spy(*args: object, env: dict[str, str], **kwargs: object) -> object:
        seen.update(env)
        return run(*args, env=env, **kwargs)  # type: ignore[call-overload]

    monkeypatch.setattr(subprocess, "run", spy)
    extract(make_pdf(["Antwoord"]), name="brief.pdf")

    assert sorted(seen) == ["PYTHONPATH", "PYTHONUTF8"]


def test_child_is_bound_before_it_reads() -> None:
    probe = (
        "import json, resource\n"
        "from motions.extraction.child import confine\n"
        "from motions.extraction import Limits\n"
        "confine(Limits())\n"
        "kinds = ('RLIMIT_AS', 'RLIMIT_CPU', 'RLIMIT_FSIZE', 'RLIMIT_CORE')\n"
        "print(json.dumps([resource.getrlimit(getattr(resource, kind))[1] for kind in kinds]))\n"
    )

    printed = subprocess.run([sys.executable, "-c", probe], capture_output=True, text=True, check=True).stdout

    assert printed == "[1024000000, 31, 0, 0]\n"
    assert resource.getrlimit(resource.RLIMIT_AS)[1] != 1_024_000_000


def test_child_that_dies_is_a_refusal_and_a_log_line(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    dying = tmp_path / "python"
    dying.write_text("#!/bin/sh\necho 'Segmentation fault' >&2\nkill -SEGV $$\n")
    dying.chmod(0o755)
    monkeypatch.setattr(sys, "executable", os.fspath(dying))

    with pytest.raises(Unreadable) as refused:
        read_apart(b"%PDF-1.4", container="pdf", limits=Limits())

    assert refused.value.code == "reader_failed"
    assert caplog.messages == ["extraction child failed: status=-11 error=Segmentation fault"]


def test_child_that_hangs_is_stopped(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    hanging = tmp_path / "python"
    hanging.write_text("#!/bin/sh\nexec sleep 60\n")
    hanging.chmod(0o755)
    monkeypatch.setattr(sys, "executable", os.fspath(hanging))

    with pytest.raises(Unreadable) as refused:
        read_apart(b"%PDF-1.4", container="pdf", limits=Limits(seconds=1))

    assert refused.value.code == "too_slow"


def test_child_that_answers_nonsense_is_a_refusal(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    babbling = tmp_path / "python"
    babbling.write_text("#!/bin/sh\necho hallo\n")
    babbling.chmod(0o755)
    monkeypatch.setattr(sys, "executable", os.fspath(babbling))

    with pytest.raises(Unreadable) as refused:
        read_apart(b"%PDF-1.4", container="pdf", limits=Limits())

    assert refused.value.code == "reader_failed"

"""``python -m bench.delivery_measured NOTICES [ROUNDS]``: what ``bench.delivery`` asks of one database."""

import os
import resource
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from email.message import EmailMessage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from functools import partial
from smtplib import SMTP
from statistics import median
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tracker.settings")
django.setup()

from django.core import mail as django_mail  # noqa: E402
from django.core.mail.backends.locmem import EmailBackend as Kept  # noqa: E402
from django.core.mail.backends.smtp import EmailBackend  # noqa: E402
from django.utils.timezone import localdate  # noqa: E402

from bench import mail_sink, scene  # noqa: E402
from bench.databases import print_tables  # noqa: E402
from bench.table import Row, Table  # noqa: E402
from motions.services.outbox import deliver  # noqa: E402
from motions.services.overdue import flag_overdue  # noqa: E402

ROUNDS = 3
PLAIN, QUICK = "smtplib, an EmailMessage built per mail", "smtplib, a MIMEText pair built per mail"
DELIVERY, WITHOUT, DUE = "delivery", "delivery, a server without PIPELINING", "from due to delivered"


def measure(database: str) -> Iterator[Table]:
    """One table: delivery beside plain smtplib in turns on the same sinks; the first day only warms up."""
    notices, rounds = (int(each) for each in (*sys.argv[1:], str(ROUNDS))[:2])
    scene.late(2 * rounds + 1, notices)
    like = _a_mail(notices)
    seconds: dict[str, list[float]] = {name: [] for name in (PLAIN, QUICK, DELIVERY, WITHOUT, DUE)}
    with mail_sink.running() as port, mail_sink.running("--one-by-one") as slower:
        for day in range(1, 2 * rounds + 1, 2):
            seconds[PLAIN].append(_seconds(lambda: _plain(_email_message, like, port, notices)))
            seconds[QUICK].append(_seconds(lambda: _plain(_mime_texts, like, port, notices)))
            swept = _seconds(partial(_sweep, day, notices))
            seconds[DELIVERY].append(_seconds(partial(_deliver, day, port, notices)))
            seconds[DUE].append(swept + seconds[DELIVERY][-1])
            _sweep(day + 1, notices)
            seconds[WITHOUT].append(_seconds(partial(_deliver, day + 1, slower, notices)))
    rows = {name: Row(name, notices, median(taken)) for name, taken in seconds.items()}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    ours = [_beside(rows[name], rows) for name in (DELIVERY, WITHOUT)]
    due = replace(rows[DUE], compared=f"peak of memory {peak} MB")
    said = f"{database}; text and HTML, one line to a sink on this machine, median of {rounds}"
    yield Table("Delivery", "mails", said, [rows[PLAIN], rows[QUICK], *ours, due])


def _beside(row: Row, rows: dict[str, Row]) -> Row:
    ratios = [f"{row.per_second / rows[name].per_second:.2f}" for name in (PLAIN, QUICK)]
    return replace(row, compared=f"{ratios[0]} of EmailMessage, {ratios[1]} of MIMEText")


def _seconds(work: Callable[[], object]) -> float:
    begin = time.perf_counter()
    work()
    return time.perf_counter() - begin


def _a_mail(notices: int) -> Any:
    """One of our own mails, so that the others send as much; the rest of its day is sent too."""
    now = scene.morning_after(0)
    _sweep(0, notices)
    deliver(clock=lambda: now, connect=Kept)
    mail = django_mail.outbox[0]
    django_mail.outbox.clear()
    return mail


def _sweep(day: int, notices: int) -> None:
    now = scene.morning_after(day)
    flagged = flag_overdue(today=localdate(now), now=now)
    assert flagged.notices == notices, flagged


def _deliver(day: int, port: int, notices: int) -> None:
    now = scene.morning_after(day)
    delivered = deliver(clock=lambda: now, connect=lambda: EmailBackend(host="127.0.0.1", port=port, timeout=5))
    assert delivered.sent == notices, delivered


def _plain(build: Callable[[Any, int], Any], like: Any, port: int, count: int) -> None:
    with SMTP("127.0.0.1", port) as smtp:
        for number in range(count):
            smtp.send_message(build(like, number))


def _email_message(like: Any, number: int) -> EmailMessage:
    mail = EmailMessage()
    _headers(mail, like, number)
    mail.set_content(like.body)
    mail.add_alternative(like.alternatives[0].content, subtype="html")
    return mail


def _mime_texts(like: Any, number: int) -> MIMEMultipart:
    mail = MIMEMultipart("alternative")
    _headers(mail, like, number)
    mail.attach(MIMEText(like.body))
    mail.attach(MIMEText(like.alternatives[0].content, "html"))
    return mail


def _headers(mail: Any, like: Any, number: int) -> None:
    headers = {"Subject": like.subject, "From": like.from_email, "To": like.to[0], "Reply-To": like.reply_to[0]}
    headers |= {name: value for name, value in like.extra_headers.items() if name != "Message-ID"}
    for name, value in (headers | {"Message-ID": f"<{number}@nakoming.example>"}).items():
        mail[name] = value


if __name__ == "__main__":
    print_tables(measure)

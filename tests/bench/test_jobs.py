"""Sweep and delivery are measured: a small run of each, in a scratch database of its own."""

from bench.databases import tables_of


def test_delivery_is_measured_beside_smtplib() -> None:
    (table,) = tables_of("bench.delivery_measured", "", "3", "1")

    assert [row.amount for row in table.rows] == [3] * 5
    plain, quick, ours, without, due = table.rows
    assert (plain.compared, quick.compared) == ("", "")
    ratios = [f"{ours.per_second / other.per_second:.2f}" for other in (plain, quick)]
    assert ours.compared == f"{ratios[0]} of EmailMessage, {ratios[1]} of MIMEText"
    assert without.what.endswith("without PIPELINING")
    assert due.compared.startswith("peak of memory ")


def test_sweep_is_measured_beside_plain_sql() -> None:
    (table,) = tables_of("bench.sweep_measured", "", "60", "5")

    ours, plain, *idle = table.rows
    assert (ours.amount, plain.amount, [row.amount for row in idle]) == (5, 5, [0, 0])
    assert ours.compared.startswith(f"x {ours.seconds / plain.seconds:.2f} of plain SQL; ")

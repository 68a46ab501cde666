"""The packaged calendar of the Tweede Kamer, 2019 to 2026: kind, first day, last day, source, confirmed.

Marks in the sources: O an official publication; M measured, the last and first days on which the chamber voted; R a
list kept by others.
"""

_O = "O: gepubliceerd door de Tweede Kamer"
_M = "M: gemeten aan de laatste en eerste stemmingen"
_OM = "O M: gepubliceerd door de Tweede Kamer en gemeten aan de stemmingen"
_R = "R: lijst van derden, nog niet bevestigd"
_RM = "R M: lijst van derden, gemeten aan de stemmingen"
_KNOWN = "algemeen bekend, niet nagezocht"
_THIRD_TUESDAY = "derde dinsdag van september, artikel 65 Grondwet"
_THIRD_WEDNESDAY = "derde woensdag van mei"

Row = tuple[str, str, str, str, bool]

RECESS_ROWS: tuple[Row, ...] = (
    ("voorjaarsreces", "2019-02-22", "2019-03-04", _M, True),
    ("meireces", "2019-04-26", "2019-05-13", _M, True),
    ("zomerreces", "2019-07-05", "2019-09-02", _OM, True),
    ("herfstreces", "2019-10-18", "2019-10-28", _M, True),
    ("kerstreces", "2019-12-20", "2020-01-13", _M, True),
    ("voorjaarsreces", "2020-02-21", "2020-03-02", _M, True),
    ("zomerreces", "2020-07-03", "2020-08-31", f"{_M} (vergaderd op 14-07, 12-08 en 19-08)", True),
    ("herfstreces", "2020-10-16", "2020-10-26", _M, True),
    ("kerstreces", "2020-12-18", "2021-01-11", f"{_M} (vergaderd op 28-12, 05-01 en 07-01)", True),
    ("voorjaarsreces", "2021-02-12", "2021-02-22", "viel samen met het verkiezingsreces, einde aangenomen", False),
    (
        "verkiezingsreces",
        "2021-02-12",
        "2021-03-30",
        "M, met vergaderingen in februari en maart; einde aangenomen",
        False,
    ),
    ("meireces", "2021-04-30", "2021-05-10", f"{_M} (vergaderd op 28-04, 29-04 en 06-05)", True),
    ("zomerreces", "2021-07-09", "2021-09-06", f"{_M} (vergaderd op 14-07 en 18-08)", True),
    ("herfstreces", "2021-10-15", "2021-10-25", _M, True),
    ("kerstreces", "2021-12-17", "2022-01-10", f"{_M} (stemmingen op 21-12)", True),
    ("voorjaarsreces", "2022-02-25", "2022-03-07", f"{_M} (vergaderd op 28-02)", True),
    ("meireces", "2022-04-22", "2022-05-09", _M, True),
    ("zomerreces", "2022-07-08", "2022-09-05", f"{_OM} (vergaderd op 23-08)", True),
    ("herfstreces", "2022-10-21", "2022-10-31", _M, True),
    ("kerstreces", "2022-12-23", "2023-01-16", _M, True),
    ("voorjaarsreces", "2023-02-24", "2023-03-06", _M, True),
    ("meireces", "2023-04-21", "2023-05-08", _OM, True),
    ("zomerreces", "2023-07-07", "2023-09-04", f"{_OM} (vergaderd op 10-07)", True),
    (
        "herfstreces",
        "2023-10-13",
        "2023-10-23",
        f"{_O}, maar niet gehouden: stemmingen van 10 tot en met 19 oktober",
        False,
    ),
    ("verkiezingsreces", "2023-10-27", "2023-12-04", f"{_M}; einde bij benadering", True),
    ("kerstreces", "2023-12-22", "2024-01-15", _OM, True),
    ("voorjaarsreces", "2024-02-16", "2024-02-26", _OM, True),
    ("meireces", "2024-04-26", "2024-05-13", _OM, True),
    ("zomerreces", "2024-07-05", "2024-09-02", _OM, True),
    ("herfstreces", "2024-10-25", "2024-11-04", _M, True),
    ("kerstreces", "2024-12-20", "2025-01-13", _M, True),
    ("voorjaarsreces", "2025-02-21", "2025-03-03", _M, True),
    ("meireces", "2025-04-25", "2025-05-12", _M, True),
    ("zomerreces", "2025-07-04", "2025-09-01", f"{_RM} (vergaderd op 21, 22 en 27-08)", True),
    ("herfstreces", "2025-10-03", "2025-10-29", "ging op in het verkiezingsreces", False),
    ("verkiezingsreces", "2025-10-03", "2025-10-29", _RM, True),
    ("kerstreces", "2025-12-19", "2026-01-12", _R, False),
    ("voorjaarsreces", "2026-02-13", "2026-02-23", _R, False),
    ("meireces", "2026-04-24", "2026-05-11", _R, False),
    ("zomerreces", "2026-07-03", "2026-08-31", _R, False),
)

DAY_ROWS: tuple[Row, ...] = (
    ("prinsjesdag", "2019-09-17", "2019-09-17", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2020-09-15", "2020-09-15", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2021-09-21", "2021-09-21", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2022-09-20", "2022-09-20", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2023-09-19", "2023-09-19", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2024-09-17", "2024-09-17", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2025-09-16", "2025-09-16", _THIRD_TUESDAY, True),
    ("prinsjesdag", "2026-09-15", "2026-09-15", _THIRD_TUESDAY, True),
    ("verantwoordingsdag", "2019-05-15", "2019-05-15", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2020-05-20", "2020-05-20", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2021-05-19", "2021-05-19", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2022-05-18", "2022-05-18", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2023-05-17", "2023-05-17", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2024-05-15", "2024-05-15", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2025-05-21", "2025-05-21", _THIRD_WEDNESDAY, True),
    ("verantwoordingsdag", "2026-05-20", "2026-05-20", _THIRD_WEDNESDAY, True),
    ("tweede-kamerverkiezing", "2017-03-15", "2017-03-15", _KNOWN, False),
    ("tweede-kamerverkiezing", "2021-03-17", "2021-03-17", _KNOWN, False),
    ("tweede-kamerverkiezing", "2023-11-22", "2023-11-22", _KNOWN, False),
    ("tweede-kamerverkiezing", "2025-10-29", "2025-10-29", _R, True),
)

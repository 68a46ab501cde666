"""A list's filter as a subscription keeps it: one spelling for each narrowing, read back without asking the database.

``/moties/?stand=open&termijn=verstreken``: the list's address with its parameters in a fixed order.
"""

from collections.abc import Mapping
from datetime import date
from urllib.parse import parse_qs, urlencode

from motions.models import Dossier, Ministry, Office
from motions.queries.criteria import NO_MINISTRY, Criteria, ItemKind, Stand, TermStand
from motions.queries.items import typed_dossier
from motions.rules.dutch_dates import written
from motions.rules.references import Reference

PATHS = {ItemKind.MOTION: "/moties/", ItemKind.COMMITMENT: "/toezeggingen/"}
KINDS = {path: kind for kind, path in PATHS.items()}

Names = Mapping[str, str]


def saved(kind: ItemKind, criteria: Criteria) -> str:
    """The filter's one spelling; two filters that narrow alike are spelled alike."""
    dossier = criteria.dossier
    values: list[tuple[str, str]] = [
        *(("stand", stand.value) for stand in Stand if stand in criteria.stands),
        *(("termijn", term.value) for term in TermStand if term in criteria.terms),
        *(("ministerie", code) for code in sorted(set(criteria.ministries))),
        ("dossier", (f"{dossier.dossier}-{dossier.suffix}" if dossier.suffix else str(dossier.dossier)))
        if dossier
        else ("", ""),
        ("indiener", criteria.mover),
        ("door", str(criteria.office or "")),
        ("van", criteria.since.isoformat() if criteria.since else ""),
        ("tot", criteria.until.isoformat() if criteria.until else ""),
        ("q", " ".join(criteria.text.split())),
        ("gevolgd", "" if criteria.followed else "nee"),
    ]
    query = urlencode([(name, value) for name, value in values if value])
    return f"{PATHS[kind]}?{query}" if query else PATHS[kind]


def read(text: str) -> tuple[ItemKind, Criteria]:
    """The list and the narrowing that were saved. Raises ValueError where the text is none of ours."""
    path, _, query = text.partition("?")
    if path not in KINDS:
        raise ValueError(f"not a saved filter: {text!r}")
    values = parse_qs(query, strict_parsing=bool(query))
    one = {name: found[0] for name, found in values.items()}
    return KINDS[path], Criteria(
        stands=tuple(Stand(value) for value in values.get("stand", ())),
        terms=tuple(TermStand(value) for value in values.get("termijn", ())),
        ministries=tuple(values.get("ministerie", ())),
        dossier=_dossier(one["dossier"]) if "dossier" in one else None,
        mover=one.get("indiener", ""),
        office=_key(one["door"]) if "door" in one else None,
        since=date.fromisoformat(one["van"]) if "van" in one else None,
        until=date.fromisoformat(one["tot"]) if "tot" in one else None,
        text=one.get("q", ""),
        followed=one.get("gevolgd") != "nee",
    )


def _dossier(text: str) -> Reference:
    dossier = typed_dossier(text)
    if dossier is None:
        raise ValueError(f"not a dossier: {text!r}")
    return dossier


def _key(text: str) -> int:
    if len(text) > 18 or not text.isdecimal():
        raise ValueError(f"not a key: {text!r}")
    return int(text)


def described(texts: list[str]) -> dict[str, str]:
    """Each saved filter in Dutch: ``moties: Open; Termijn verstreken; Financiën``. Two statements at most."""
    understood = {}
    for text in texts:
        try:
            understood[text] = read(text)
        except ValueError:
            continue
    codes = {code for _, criteria in understood.values() for code in criteria.ministries}
    keys = {criteria.office for _, criteria in understood.values() if criteria.office}
    ministries = dict(Ministry.objects.filter(code__in=codes).values_list("code", "name")) if codes else {}
    offices = dict(Office.objects.filter(pk__in=keys).values_list("pk", "title")) if keys else {}
    return {text: _described(*understood[text], ministries, offices) if text in understood else text for text in texts}


def _described(kind: ItemKind, criteria: Criteria, ministries: Names, offices: Mapping[int, str]) -> str:
    words = [*(stand.label for stand in criteria.stands), *(term.label for term in criteria.terms)]
    words += [
        "nog geen ministerie" if code == NO_MINISTRY else ministries.get(code, code) for code in criteria.ministries
    ]
    if criteria.dossier:
        dossier = Dossier(number=criteria.dossier.dossier, suffix=criteria.dossier.suffix)
        words.append(f"dossier {dossier.label}")
    if criteria.mover:
        words.append(f"indiener “{criteria.mover}”")
    if criteria.office:
        words.append(offices.get(criteria.office, "onbekend ambt"))
    if criteria.since:
        words.append(f"vanaf {written(criteria.since)}")
    if criteria.until:
        words.append(f"tot en met {written(criteria.until)}")
    if criteria.text:
        words.append(f"“{criteria.text}”")
    if not criteria.followed:
        words.append("niet gevolgd")
    what = "moties" if kind.is_motion else "toezeggingen"
    return f"{what}: {'; '.join(words)}" if words else f"alle {what}"

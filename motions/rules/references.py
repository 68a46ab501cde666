"""Official papers by reference: the structured form that decides, and the normal form that people read."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper's identity: chamber ("tk" or "ek"), dossier, suffix, number and, where it is part of it, session year.

    ``dossier`` is the five-digit number, ``suffix`` a budget chapter ("XV"), sub-dossier ("02"), fund letter ("A") or
    kingdom number ("(R2064)"), ``number`` the paper's number inside the dossier ("74", "F", "291a") or "" for a whole
    dossier. ``series`` is "kst" for papers, "ah" for written questions and answers, "h" for proceedings; for those
    ``dossier`` is 0 and ``session_year`` ("20222023") belongs to the key.
    """

    chamber: str = "tk"
    series: str = "kst"
    session_year: str = ""
    dossier: int = 0
    suffix: str = ""
    number: str = ""

    @property
    def normal_form(self) -> str:
        """``36410-74``, ``21501-02-2586``, ``28600-XV-98``, ``35526-F``, ``36410``; ``ah-tk-20222023-1505``."""
        if self.series != "kst":
            return "-".join((self.series, self.chamber, self.session_year, self.number))
        return "-".join(part for part in (str(self.dossier), self.suffix, self.number) if part)

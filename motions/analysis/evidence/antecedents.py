"""Sentences that speak of a motion or commitment without naming it: what they point back to."""

import re
from dataclasses import dataclass

from motions.analysis.findings import About

# "deze motie", "de onder 3 genoemde motie", "beide moties"; a citation by name is found as such
MOTION_POINTER = re.compile(
    r"""\b(?:de|deze|die|uw|dezelfde)\s
        (?:(?:onder\s\d+\s)?(?:eerder\s)?(?:boven)?(?:genoemde|voornoemde|bedoelde|betreffende|aangenomen|ingediende)\s)?
        motie\b
      | \b(?:(?:boven|voor)?genoemde|boven(?:staande|vermelde)|onderhavige|aangenomen)\smotie\b
      | \b(?:(?:deze|beide|die)\s(?:aangenomen\s)?|(?:(?:boven|voor)?genoemde|boven(?:staande|vermelde))\s)moties\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "deze toezegging zal ik nakomen", "conform de eerder gedane toezeggingen", "Zoals is afgesproken"
COMMITMENT_POINTER = re.compile(
    r"""\b(?:deze|die|mijn|onze|de(?:\seerder(?:\sgedane)?|\sgedane)?)\stoezegging(?:en)?\b
      | \b(?:zoals|conform|overeenkomstig)\s[^.;]{0,80}\btoegezegd
      | \b(?:de|het|mijn|onze|deze|dit|door\smij)\s(?:aan\suw\skamer\s|eerder\s)?toegezegde\b
      | \b(?:de|een)\stoezegging(?:en)?\sgedaan\b | \bgedane\stoezegging(?:en)?\b
      | ^zoals\s(?:is\s|eerder\s)?afgesproken\b
      | \btoezegging(?:en)?\d{0,2}\b[^.;]{0,80}\b(?:gestand|nagekomen|ingelost|afgedaan|voldaan)\b
      | \b(?:gestand|voldaan|voldoe|voldoen|tegemoet\w*)\b[^.;]{0,80}\btoezegging(?:en)?\b""",
    re.VERBOSE | re.IGNORECASE,
)
# "is aan uw Kamer de toezegging gedaan", "de in december gedane toezegging": that it was promised is said here
GAVE_PROMISE = re.compile(
    r"\b(?:de|een|mijn|onze) toezegging(?:en)? gedaan\b|\bgedane toezegging(?:en)?\b[^.;]{0,60}\b(?:om|dat|te)\b",
    re.IGNORECASE,
)
# "Dit kan helaas niet meer voor ...": what was promised will not be there in time
# "Beide moties voer ik uit": all of the last sentence that cites any
MANY_POINTER = re.compile(r"\b(?:deze|beide|genoemde|bovengenoemde|voornoemde)\smoties\b", re.IGNORECASE)
CANNOT_ANY_MORE = re.compile(
    r"\b(?:Dit|Dat|Deze [a-zà-ÿ]+) (?:kan|kon|zal|lukt|is) [^.;\n]{0,40}?niet (?:meer|langer|gelukt|haalbaar|tijdig)\b"
)
# what a requested or promised thing is called when the text takes it up: "Dit onderzoek", "Ik zal deze evaluatie"
_TAKES_UP = re.compile(
    r"^(?:Dit|Deze|Dat|Die"
    r"|(?:Ik|Wij|Het kabinet|De regering|Nederland) (?:zal|zullen|heb|heeft|ga|gaat|wil|kan) (?:dit|deze|dat|die)"
    r"|(?P<article>Het|De))"
    r"\s(?P<noun>[a-zà-ÿ]{4,})\b"
)
# "Het onderzoek" with an article is the one asked for where the sentence says how it stands
_HAS_A_STATE = re.compile(
    r"\b(?:zal|zullen|afgerond|gereed|gestart|begonnen|uitgevoerd|opgeleverd|vertraging|vertraagd|uitgesteld|verschenen"
    r"|voorbereid|verwacht)\b"
)
# "de gevraagde informatie wordt verzameld", "Deze zijn opgenomen in de bijlage": close behind the request
_ASKED_FOR = re.compile(r"\b(?:de|het) (?:door [^.;]{3,40} )?(?:gevraagde|verzochte)\b", re.IGNORECASE)
_HANDED_OVER = re.compile(
    r"^(?:Deze|Die|Dit|Dat) (?:is|zijn|heb|treft|vindt|gaat|gaan)\b[^.;]{0,120}"
    r"\b(?:bijlagen?|bijgevoegd|toegevoegd|hierbij|bijgaand|aangeboden|gestuurd|verzonden|toegezonden)\b"
)
# "Hieraan zal ik uitvoering geven", "Ik geef hier geen gevolg aan": to what was asked just before
_CARRIES_IT_OUT = re.compile(
    r"\b(?:hier|daar)(?:aan)?\b[^.;]{0,80}\b(?:uitvoering|invulling|gevolg|gehoor)\b(?! van)", re.IGNORECASE
)
# "Met deze brief informeer ik u hierover": the promise is kept here
_KEPT_HERE = re.compile(
    r"^(?:(?:Met|In|Via|Door middel van) deze \w*brief|Hierbij|Hiermee|Bijgaand)\b"
    r"[^.;]{0,60}\b(?:informeer|stuur|zend|bied|doe|kom|voldoe|treft|ontvangt|ga ik)\b"
)
# "Hierop zal worden teruggekomen", "Hiertoe wordt een voorstel gedaan": what is still to come of the promise just told
STILL_TO_COME = re.compile(
    r"^(?:Hierop|Daarop|Hierover|Daarover|Hiertoe|Daartoe|Hieraan|Daaraan)\b[^.;]{0,20}"
    r"\b(?:zal|zullen|wordt|worden|word|kom|komt|informeer|ontvangt|bericht)\b"
)
_BY_NOW = re.compile(r"^Inmiddels")
_PROMISES_AGAIN = re.compile(r"\b(?:zal|zullen|streef|voornemens)\b")
_LONG_WORD = re.compile(r"\b[a-zà-ÿ]{9,}\b")
_REQUESTED = re.compile(r"\b(?:verzocht|verzoekt|gevraagd|vraagt|opgeroepen|roept)\b(?P<content>.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Antecedent:
    """The motion or commitment last spoken of: where (sentence and zone, by number), and in which words."""

    about: About
    sentence: str
    index: int
    zone: int

    @property
    def content(self) -> str:
        """What the motion asks for, where its sentence says so; of a commitment all that its sentence says."""
        if self.about.kind == "commitment":
            return self.sentence
        requested = _REQUESTED.search(self.sentence)
        return requested["content"] if requested else ""


def goes_on_about(sentence: str, antecedent: Antecedent) -> bool:
    """Whether a sentence close behind takes up the very thing that was asked for or promised: "Dit onderzoek ..."."""
    opening = _TAKES_UP.match(sentence)
    if _CARRIES_IT_OUT.search(sentence):
        return True
    if antecedent.about.kind == "commitment" and (_KEPT_HERE.match(sentence) or STILL_TO_COME.match(sentence)):
        return True
    if _ASKED_FOR.search(sentence) or (_HANDED_OVER.match(sentence) and antecedent.content):
        return True
    if opening:
        if opening["article"] and antecedent.about.kind == "commitment" and not _HAS_A_STATE.search(sentence):
            return False
        return re.search(rf"\b{re.escape(opening['noun'])}(?:en|s)?\b", antecedent.content) is not None
    return _BY_NOW.match(sentence) is not None and _share_a_word(sentence, antecedent.content)


def comes_back_to(sentence: str, antecedent: Antecedent) -> bool:
    """Whether a sentence further on in the same answer promises again, or puts off, what was promised there."""
    if antecedent.about.kind != "commitment":
        return False
    if CANNOT_ANY_MORE.search(sentence):
        return True
    return _PROMISES_AGAIN.search(sentence) is not None and _share_a_word(sentence, antecedent.content)


def _share_a_word(sentence: str, content: str) -> bool:
    return not set(_LONG_WORD.findall(sentence)).isdisjoint(_LONG_WORD.findall(content))

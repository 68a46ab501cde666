"""The letters that are read: the real ones where they are, else the few of our own writing."""

from dataclasses import dataclass
from pathlib import Path

from django.conf import settings

OWN = Path(__file__).resolve().parent.parent / "tests" / "corpus"


@dataclass(frozen=True, slots=True)
class Letters:
    """Texts of letters; ``said`` names where they come from."""

    texts: tuple[str, ...]
    said: str

    @property
    def length(self) -> int:
        return sum(map(len, self.texts))

    def repeated(self, length: int) -> tuple[str, ...]:
        """Return the letters as often as it takes to have at least ``length`` characters."""
        return self.texts * -(-length // self.length)

    def as_one(self, length: int) -> str:
        """Return one text of ``length`` characters, made of all letters one after the other."""
        whole = "\n\n".join(self.texts) + "\n\n"
        return (whole * (length // len(whole) + 1))[:length]


def the_letters() -> Letters:
    """Return the annotated letters of CORPUS_DIR, or our own where that folder is absent."""
    real = sorted((settings.CORPUS_DIR / "gold" / "letters").glob("*.txt"))
    if real:
        return Letters(_texts(real), f"{len(real)} real letters")
    own = sorted(OWN.rglob("*.txt"))
    return Letters(_texts(own), f"CORPUS_DIR is absent: {len(own)} letters of our own")


def _texts(paths: list[Path]) -> tuple[str, ...]:
    return tuple(path.read_text(encoding="utf-8") for path in paths)

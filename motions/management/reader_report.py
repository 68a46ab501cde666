"""The reader's figures on everything that the corpus holds, section by section, for the committed report."""

from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from motions.analysis.evaluation.gold import GoldLetter, GoldMotion
from motions.analysis.evaluation.matching import MatchingJudge, MatchingScore
from motions.analysis.evaluation.official_record import score_records
from motions.analysis.evaluation.report import Section
from motions.analysis.letters import read_letter
from motions.analysis.matching import Outcome
from motions.analysis.motion_documents import read_motion
from motions.management.gold_folder import NoGold, gold_in, score_letter_files, score_motion_files
from motions.management.open_data import OpenData

HEAD = """
# How good the reader is

Written by `python manage.py evaluate_reader --report docs/reader-report.md` from the corpus of real letters
(`CORPUS_DIR`). The figures do not depend on the machine. `tests/analysis/test_reader_report.py` counts them again and
fails when precision, recall or F1 of any row is lower than here: whoever trades one for another writes the report anew
and shows the difference in the commit.

*marked* is what careful people marked (or what a register says), *found* what the reader found, *the same* how many of
these agree, by the definitions of the corpus' annotation guide. What the two annotators doubt or do not agree on counts
neither way.

**What the figures on annotated letters are not.** The rules were written with these letters at hand, and no letter
was kept aside from the first rule to the last. The figures are those of a reader *tuned* on these texts, the halves
included; on letters it has never seen it will do less well. How much less was looked at on small batches of excerpts
only (see the README), because no other annotated letters exist here. What has been measured on texts in which nobody
marked anything by hand stands in the sections on published motions and on subject lines: there the registers of the
chamber tell what is right. Two careful people agree with each other at F1 0.98 on motions cited, 0.97 on commitments,
0.99 on deadline phrases and 0.94 on evidence; a figure above those says as much about tuning as about reading.
"""


def report_sections(corpus: Path) -> list[Section]:
    """Read everything and return the sections of the report; raises NoGold where the corpus misses something."""
    if not (corpus / "opendata").is_dir():
        raise NoGold(f"De map {corpus / 'opendata'} bestaat niet.")
    gold = corpus / "gold"
    open_data = OpenData(corpus / "opendata")
    return [
        *_letters(gold / "letters"),
        _motions(gold / "motions"),
        _published(open_data),
        *_matching(gold / "letters", open_data),
    ]


def _letters(folder: Path) -> Iterator[Section]:
    letters = [marked for marked in gold_in(folder) if isinstance(marked, GoldLetter)]
    halves = {
        "Letters": (letters, "All annotated letters and written answers."),
        "Letters, first half": (letters[0::2], "Every other letter by name, from the first on."),
        "Letters, second half": (letters[1::2], "Every other letter by name, from the second on."),
    }
    for title, (some, said) in halves.items():
        yield Section(title, f"{said} {len(some)} texts.", score_letter_files(folder, some).measures)


def _motions(folder: Path) -> Section:
    motions = [marked for marked in gold_in(folder) if isinstance(marked, GoldMotion)]
    said = f"All {len(motions)} annotated motions, from their text."
    return Section("Motion documents", said, score_motion_files(folder, motions).measures)


def _published(open_data: OpenData) -> Section:
    tally = score_records((record, read_motion(text)) for record, text in open_data.published_motions())
    said = """
Every motion of which the open data hold the official XML, against the record that the chamber keeps of it: its number,
dossier, day and subject line. The subject line names the first movers only, and has faults of its own (a name
misspelt, "t.v.v." with an older number), so that 1.000 cannot be reached; requests are not on record, except that there
must be one. The annotated motions are among these, less than one in a hundred.
"""
    return Section("Published motions against the record", said, tally.measures)


def _matching(folder: Path, open_data: OpenData) -> Iterator[Section]:
    known = open_data.known_motions()
    numbered = sum(bool(motion.reference.dossier) for motion in known)
    judge = MatchingJudge(known)
    letters = judge.score(read_letter(marked.text) for marked in gold_in(folder))
    said = f"""
The motions that the annotated letters cite, matched with the {len(known):,} motions in the open data. Of {numbered:,}
the number is known (from their document, or from the one dossier that bears their title); most letters here are older
than these.{_told(letters)}
"""
    yield Section("Matching: motions cited in the annotated letters", said, letters.tally.measures)
    subjects = list(open_data.letter_subjects())
    lines = judge.score(read_letter(subject.text, sent_on=subject.sent_on) for subject in subjects)
    said = f"""
The same for the {len(subjects):,} subject lines of government letters since 2018 that speak of a motion. A subject line
often gives the number *and* repeats the motion's own title: with the number taken away, the words that are left are
more than a letter's sentence mostly has, so "first candidate" is the most that can be expected.{_told(lines)}
"""
    yield Section("Matching: motions cited in subject lines", said, lines.tally.measures)


def _told(score: MatchingScore) -> str:
    return (
        f"\n\nOutcomes of all {score.outcomes.total():,} citations: {_counted(score.outcomes)}.\n"
        f"Of the known motions with their number taken away: {_counted(score.without_number)}."
    )


def _counted(outcomes: Counter[Outcome]) -> str:
    order: Sequence[Outcome] = ("exact", "one", "several", "none")
    return ", ".join(f"{outcomes[outcome]} {outcome}" for outcome in order)

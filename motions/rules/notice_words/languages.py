"""The languages a reader may choose."""

from motions.rules.notice_words import Words
from motions.rules.notice_words.dutch import Dutch
from motions.rules.notice_words.english import English

DUTCH: Words = Dutch()
LANGUAGES: dict[str, Words] = {words.language: words for words in (DUTCH, English())}

"""How a hand-over can end other than well: what was refused, what was not taken, and what nobody can know."""


class Unreachable(Exception):
    """No connection could be made; nothing was offered."""


class NotTaken(Exception):
    """The other side did not take the message for now."""


class LineBroken(NotTaken):
    """The line broke, or fell silent, before the message itself was sent."""


class Refused(Exception):
    """The other side refuses the message for good, or its address is none."""


class RecipientRefused(Refused):
    """It is the recipient that is refused; ``for_good`` when the other side says that it has gone."""

    def __init__(self, told: str, *, for_good: bool = False) -> None:
        super().__init__(told)
        self.for_good = for_good


class NoAnswer(Exception):
    """The message was sent and the answer did not come: nobody knows whether it was taken."""


def told(error: Exception) -> str:
    """The error as one line, or its kind where it says nothing itself."""
    return " ".join(str(error).split()) or type(error).__name__

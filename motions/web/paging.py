"""Page numbers: the one asked for, and the links around the one shown, which keep the filters."""

from dataclasses import dataclass

from django.http import QueryDict

from motions.web.filter_panel import PAGE, query_string

AROUND = 2


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page's number and address; ``number`` None stands for the pages left out."""

    number: int | None
    address: str = ""


@dataclass(frozen=True, slots=True)
class Pager:
    """The links below a list. ``problem`` says in Dutch why another page is shown than was asked for."""

    number: int
    pages: int
    previous: str
    next: str
    links: tuple[PageLink, ...]


def asked_page(data: QueryDict) -> int:
    """The page asked for; 1 where it is no number."""
    text = data.get(PAGE, "1")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 1


def page_problem(data: QueryDict, *, shown: int) -> str:
    """What to say where the page asked for does not exist; empty where it does."""
    asked = data.get(PAGE, "1")
    if asked == str(shown) or not asked:
        return ""
    return f"Pagina “{asked[:20]}” bestaat niet; dit is pagina {shown}."


def pager(data: QueryDict, *, number: int, pages: int) -> Pager:
    """The links around page ``number`` of ``pages``."""

    def address(page: int) -> str:
        return query_string(data, **({PAGE: str(page)} if page > 1 else {}))

    shown = sorted({1, pages, *range(max(1, number - AROUND), min(pages, number + AROUND) + 1)})
    links: list[PageLink] = []
    for page in shown:
        if links and links[-1].number is not None and page > links[-1].number + 1:
            links.append(PageLink(None))
        links.append(PageLink(page, address(page)))
    return Pager(
        number=number,
        pages=pages,
        previous=address(number - 1) if number > 1 else "",
        next=address(number + 1) if number < pages else "",
        links=tuple(links),
    )

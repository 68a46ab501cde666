"""Behind the links in mails: confirm, change and end what an e-mail address follows. The link is the key."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseBase, HttpResponseRedirect
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from motions.models import Subscription
from motions.queries.followed import WITH, Followed, followed
from motions.queries.seen import Viewer
from motions.services.following import subscription_links, subscriptions, wishes
from motions.services.following.subscription_links import Link, Purpose
from motions.services.following.wanted import BadWish
from motions.services.refusals import Refused
from motions.web.following_forms import ChangeForm
from motions.web.viewing import page, today

UNDO_FOR = timedelta(days=30)
"""How long an ended subscription stays on the page, to be taken back."""
DONE = {
    "bevestigd": "Bevestigd: u volgt dit nu.",
    "gewijzigd": "De wijziging is opgeslagen.",
    "gestopt": "Gestopt: u krijgt hierover niets meer.",
    "hervat": "U volgt dit weer.",
    "alles-gestopt": "Alles is gestopt: u krijgt van Nakoming geen berichten meer.",
}


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    """A look changes nothing, since mail scanners follow links; the button confirms."""
    link = subscription_links.read(Purpose.CONFIRM, token)
    if link is None:
        return _bad_link(request)
    try:
        if request.method == "POST":
            wishes.confirm(link=link, now=timezone.now())
            return _to_manage(link, link.subscription, "bevestigd")
        wish = wishes.to_confirm(link=link, now=timezone.now())
    except Refused as refusal:
        return _private(request, "gone.html", {"problem": refusal}, status=410)
    what = followed([wish], viewer=Viewer.VISITOR)[0]
    return _private(request, "confirm.html", {"wish": wish, "what": what})


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, token: str) -> HttpResponse:
    """Everything that the address follows, each with its form."""
    link = subscription_links.read(Purpose.MANAGE, token)
    if link is None:
        return _bad_link(request)
    rows = _rows(link)
    refused: dict[int, ChangeForm] = {}
    if request.method == "POST":
        answer = _act(request, link, rows, refused)
        if answer is not None:
            return answer
    return _private(request, "manage.html", _managed(request, link, rows, refused))


@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def one_click(request: HttpRequest, token: str) -> HttpResponseBase:
    """What a mail program posts (RFC 8058). A look leads to the page with all subscriptions and ends nothing."""
    link = subscription_links.read(Purpose.ONE_CLICK, token)
    if request.method != "POST":
        return _bad_link(request) if link is None else HttpResponseRedirect(subscription_links.manage_address_of(link))
    if link is None:
        return _plain("Deze afmeldlink klopt niet.", status=404)
    if request.POST.get("List-Unsubscribe") != "One-Click":
        return _plain("Verwacht: List-Unsubscribe=One-Click", status=400)
    if link.subscription == subscription_links.ALL:
        subscriptions.end_all(by=link, now=timezone.now())
        return _plain("Afgemeld.")
    row = subscriptions.of_address(link.address).filter(pk=link.subscription).first()
    if row is not None:
        subscriptions.end(subscription=row, by=link, now=timezone.now())
    return _plain("Afgemeld.")


def _act(
    request: HttpRequest, link: Link, rows: list[Subscription], refused: dict[int, ChangeForm]
) -> HttpResponse | None:
    """Do what the pressed button says; None where the page must show why not."""
    act, _, key = request.POST.get("doe", "").partition("-")
    if act == "alles":
        subscriptions.end_all(by=link, now=timezone.now())
        return _to_manage(link, None, "alles-gestopt")
    row = next((row for row in rows if str(row.pk) == key), None)
    if row is None:
        return _to_manage(link, None, "")
    if act == "stop":
        subscriptions.end(subscription=row, by=link, now=timezone.now())
        return _to_manage(link, row.pk, "gestopt")
    if act == "hervat":
        return _resume(link, row)
    if act == "bevestig":
        wishes.confirm(link=Link(row.pk, row.address), now=timezone.now())
        return _to_manage(link, row.pk, "bevestigd")
    form = ChangeForm(row, request.POST)
    if form.is_valid():
        try:
            subscriptions.change(subscription=row, choices=form.choices(), by=link, today=today())
            return _to_manage(link, row.pk, "gewijzigd")
        except BadWish as refusal:
            form.add_error(refusal.field, str(refusal))
    refused[row.pk] = form
    return None


def _resume(link: Link, row: Subscription) -> HttpResponse:
    try:
        subscriptions.resume(subscription=row, by=link)
    except subscriptions.FollowedAlready:
        return _to_manage(link, None, "hervat")
    return _to_manage(link, row.pk, "hervat")


def _rows(link: Link) -> list[Subscription]:
    shown = subscriptions.of_address(link.address).exclude(ended_at__lt=timezone.now() - UNDO_FOR)
    return list(shown.select_related(*WITH).order_by("ended_at", "-created_at", "pk"))


def _managed(
    request: HttpRequest, link: Link, rows: list[Subscription], refused: dict[int, ChangeForm]
) -> dict[str, object]:
    names = followed(rows, viewer=Viewer.VISITOR)
    lines = [(row, what, refused.get(row.pk) or ChangeForm(row)) for row, what in zip(rows, names, strict=True)]
    done = DONE.get(request.GET.get("gedaan", ""), "")
    about: Followed | None = next((what for row, what, _ in lines if str(row.pk) == request.GET.get("bij")), None)
    return {
        "address": link.address,
        "running": [line for line in lines if line[0].ended_at is None],
        "ended": [line for line in lines if line[0].ended_at is not None and line[0].confirmed_at is not None],
        "done": done,
        "about": about,
        "today": today(),
        "problem": bool(refused),
    }


def _to_manage(link: Link, key: int | None, done: str) -> HttpResponse:
    about = f"&bij={key}" if key else ""
    return HttpResponseRedirect(f"{subscription_links.manage_address_of(link)}?gedaan={done}{about}")


def _bad_link(request: HttpRequest) -> HttpResponse:
    return _private(request, "bad_link.html", {}, status=404)


def _private(request: HttpRequest, template: str, context: dict[str, object], status: int = 200) -> HttpResponse:
    """A page that belongs to one reader of mail: not for search engines, and not kept."""
    response = page(request, f"following/{template}", context)
    response.status_code = status
    response["X-Robots-Tag"] = "noindex"
    return response


def _plain(text: str, status: int = 200) -> HttpResponse:
    return HttpResponse(text, content_type="text/plain; charset=utf-8", status=status)

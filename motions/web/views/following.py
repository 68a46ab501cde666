"""Following without an account: what, how often, and then a look in the mailbox."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from motions.models import Subscription
from motions.queries import followable, saved_filters
from motions.queries.criteria import ItemKind
from motions.services.following import subscriptions, wishes
from motions.services.following.wanted import BadWish, Wanted, checked_filter
from motions.services.refusals import REFUSALS
from motions.web.filters import FILTERS, ministry_choices
from motions.web.follow_links import NOUNS, FollowLink, beside
from motions.web.following_forms import ChoicesForm, FollowForm, LostForm
from motions.web.viewing import page, today, viewer_of

Scope = Subscription.Scope

LISTS = {"moties": ItemKind.MOTION, "toezeggingen": ItemKind.COMMITMENT}


@dataclass(frozen=True, slots=True)
class Target:
    """What the page is about. ``others`` is what can be followed beside it; ``problems`` are filters left out."""

    scope: str
    name: str
    path: str
    key: int | None = None
    filter: str = ""
    others: tuple[FollowLink, ...] = ()
    problems: tuple[str, ...] = ()


@require_http_methods(["GET", "HEAD", "POST"])
def follow(request: HttpRequest, noun: str, pk: int) -> HttpResponse:
    """One motion, commitment, ministry, dossier, member, office or committee."""
    scope = NOUNS.get(noun)
    found = followable.named(scope, pk, viewer=viewer_of(request)) if scope else None
    if found is None:
        raise Http404("Dit staat niet in Nakoming of is niet openbaar.")
    return _follow(request, Target(found.scope, found.name, found.path, key=pk, others=beside(found.scope, pk)))


@require_http_methods(["GET", "HEAD", "POST"])
def follow_everything(request: HttpRequest) -> HttpResponse:
    return _follow(request, Target(Scope.EVERYTHING, "alles wat Nakoming volgt", "/"))


@require_http_methods(["GET", "HEAD", "POST"])
def follow_filter(request: HttpRequest, name: str) -> HttpResponse:
    """A list as it is narrowed now: the query string is the list's own."""
    kind = LISTS[name]
    filters = FILTERS[kind](request.GET, ministries=ministry_choices(), viewer=viewer_of(request))
    criteria = filters.criteria()
    try:
        filter = checked_filter(saved_filters.saved(kind, criteria), viewer=viewer_of(request))
    except BadWish as refusal:
        return _page(
            request,
            "unfollowable.html",
            {"problem": refusal, "list_name": "motions" if kind.is_motion else "commitments"},
        )
    described = saved_filters.described([filter])[filter]
    return _follow(request, Target(Scope.FILTER, described, filter, filter=filter, problems=tuple(filters.problems())))


@require_safe
def sent(request: HttpRequest) -> HttpResponse:
    """The same answer to everybody, whatever was done."""
    return _page(request, "sent.html", {"mails_a_day": wishes.MAILS_A_DAY, "hours": wishes.ASKED_AGAIN.seconds // 3600})


@require_http_methods(["GET", "HEAD", "POST"])
def lost_link(request: HttpRequest) -> HttpResponse:
    """A new link for who lost the mail with it."""
    form = LostForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            wishes.send_manage_link(address=form.cleaned_data["address"], now=timezone.now())
        except BadWish as refusal:
            form.add_error("address", str(refusal))
        else:
            return HttpResponseRedirect(reverse("follow-sent"))
    return _page(request, "lost.html", {"form": form})


def _follow(request: HttpRequest, target: Target) -> HttpResponse:
    data = request.POST if request.method == "POST" else None
    with_account = request.user.is_staff
    form = ChoicesForm(data) if with_account else FollowForm(data)
    if form.is_valid():
        answer = _follow_with_account(request, target, form) if with_account else _ask(target, form)
        if answer:
            return answer
    context = {"target": target, "form": form, "with_account": with_account}
    return _page(request, "follow.html", context)


def _ask(target: Target, form: ChoicesForm) -> HttpResponse | None:
    try:
        wishes.ask(wanted=_wanted(target, form, form.cleaned_data["address"]), now=timezone.now())
    except BadWish as refusal:
        form.add_error(refusal.field if refusal.field in form.fields else None, str(refusal))
        return None
    return HttpResponseRedirect(reverse("follow-sent"))


def _follow_with_account(request: HttpRequest, target: Target, form: ChoicesForm) -> HttpResponse | None:
    user = request.user
    assert user.is_authenticated
    try:
        subscriptions.follow(wanted=_wanted(target, form, user.email), actor=user, now=timezone.now(), today=today())
    except REFUSALS as refusal:
        form.add_error(None, str(refusal))
        return None
    return _page(request, "followed.html", {"target": target})


def _wanted(target: Target, form: ChoicesForm, address: str) -> Wanted:
    return Wanted(address=address, scope=target.scope, target=target.key, filter=target.filter, choices=form.choices())


def _page(request: HttpRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return page(request, f"following/{template}", context)

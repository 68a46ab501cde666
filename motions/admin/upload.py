"""The upload page: files or pasted text in, and the first letter's review screen out."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.html import format_html

from motions.admin.actor import actor
from motions.admin.days import SentOnField
from motions.models import Letter, Visibility
from motions.services import letters
from motions.services.letters import Received
from motions.services.refusals import REFUSALS, Refused

MEGABYTE = 1_000_000


class FilesInput(forms.ClearableFileInput):
    """The browser's file field, for several files at once."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploaded files. What is wrong with one of them is said when it is received, and keeps no other out."""

    widget = FilesInput

    def clean(self, data: Any, initial: Any = None) -> "list[UploadedFile[Any]]":
        """The files, in the order in which they were chosen."""
        return [super(FilesField, self).clean(one, initial) for one in data or ()]


class TooLarge(Refused):
    """More bytes than a letter may have."""

    def __init__(self, what: str, size: int, advice: str) -> None:
        limit = _megabytes(settings.LETTER_MAX_BYTES)
        super().__init__(f"{what} is te groot: {_megabytes(size)}, en het maximum is {limit}. {advice}")


class UploadForm(forms.Form):
    """A letter as a file or as text, and who may see it."""

    file = FilesField(
        label="Bestand",
        required=False,
        allow_empty_file=True,
        help_text="PDF, Word (.docx), ODT, HTML of tekst. Een scan zonder tekst kan niet worden gelezen.",
    )
    text = forms.CharField(
        label="Of plak de tekst", required=False, strip=False, widget=forms.Textarea(attrs={"rows": 8})
    )
    visibility = forms.ChoiceField(
        label="Zichtbaarheid",
        choices=[
            (Visibility.PUBLIC, "Openbaar: bezoekers zien de brief en wat u eruit overneemt"),
            (Visibility.SENT, "Verzonden: nog niet openbaar, alleen medewerkers zien de brief"),
            (Visibility.DRAFT, "Concept: nog niet verstuurd, meldt nog niets en zegt nog niets toe"),
        ],
        initial=Visibility.PUBLIC,
        widget=forms.RadioSelect,
    )
    sent_on = SentOnField(
        label="Datum van de brief", required=False, help_text="Alleen nodig als de datum niet in de brief zelf staat."
    )

    def clean_text(self) -> str:
        """Bounded like a file."""
        text: str = self.cleaned_data["text"]
        size = len(text.encode())
        if size > settings.LETTER_MAX_BYTES:
            raise ValidationError(str(TooLarge("Deze tekst", size, "Plak alleen de brief zelf, zonder bijlagen.")))
        return text

    def clean(self) -> dict[str, Any]:
        """One of the two."""
        values: dict[str, Any] = super().clean() or {}
        pasted = (values.get("text") or "").strip()
        if not self.errors.keys() & {"file", "text"} and not values.get("file") and not pasted:
            self.add_error("file", "Kies een bestand, of plak hieronder de tekst van de brief.")
        if values.get("file") and pasted:
            self.add_error("text", "Kies één van beide: een bestand of geplakte tekst.")
        return values


def upload_page(model_admin: "admin.ModelAdmin[Letter]", request: HttpRequest) -> HttpResponse:
    """Shows the form; receives each letter by itself, so that one unreadable file keeps no other out."""
    if not model_admin.has_add_permission(request):
        raise PermissionDenied
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        received = _receive(form, request)
        for one in received:
            _tell(request, one)
        if received and form.is_valid():
            return HttpResponseRedirect(_review(received[0].letter))
    context = {
        **model_admin.admin_site.each_context(request),
        "title": "Brief toevoegen",
        "form": form,
        "about": "Nakoming leest de brief en stelt bij elke zin die ertoe doet iets voor. U beslist; er verandert "
        "niets zonder u.",
        "button": "Toevoegen en lezen",
        "list_address": reverse("admin:motions_letter_changelist"),
        "opts": Letter._meta,
    }
    return TemplateResponse(request, "admin/add_file.html", context)


def _receive(form: UploadForm, request: HttpRequest) -> list[Received]:
    files = form.cleaned_data["file"]
    pasted = [("text", "geplakte-tekst.txt", form.cleaned_data["text"].encode())] if not files else []
    received = []
    for field, name, data in (*(("file", file.name, file) for file in files), *pasted):
        try:
            received.append(
                letters.receive(
                    data=data if isinstance(data, bytes) else _content(data),
                    file_name=name,
                    actor=actor(request),
                    now=timezone.now(),
                    visibility=form.cleaned_data["visibility"],
                    sent_on=form.cleaned_data["sent_on"],
                )
            )
        except REFUSALS as refusal:
            form.add_error(field, f"{name}: {refusal}" if len(files) > 1 else str(refusal))
    return received


def _content(file: "UploadedFile[Any]") -> bytes:
    """Refused by its size before anything of it is read."""
    if file.size and file.size > settings.LETTER_MAX_BYTES:
        advice = "Upload alleen de brief zelf, zonder bijlagen, of plak de tekst hieronder."
        raise TooLarge("Dit bestand", file.size, advice)
    content: bytes = file.read()
    return content


def _tell(request: HttpRequest, received: Received) -> None:
    link = format_html('<a href="{}">{}</a>', _review(received.letter), received.letter.title)
    if received.is_new:
        messages.success(request, format_html("Toegevoegd en gelezen: {}.", link))
    else:
        messages.warning(
            request, format_html("Deze brief staat al in Nakoming; er is niets dubbel opgeslagen: {}.", link)
        )


def _review(letter: Letter) -> str:
    return reverse("admin:motions_letter_review", args=(letter.pk,))


def _megabytes(size: int) -> str:
    return f"{size / MEGABYTE:.1f} MB".replace(".", ",")

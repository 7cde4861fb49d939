"""A file uploaded at the desk: first what it would change, then, on a second word, the change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from cables.admin.editors import editor_of
from cables.ingest import State, ingest_bytes, preview

# What was previewed comes back in a field of the form, which holds no more than DATA_UPLOAD_MAX_MEMORY_SIZE,
# and nobody else can save while a preview runs, which takes the longer the larger the file is.
MOST_BYTES = 1024 * 1024
SALT = "uploaded file"
MINUTES = 60
LOADED = (State.CREATED, State.UPDATED)
LEVELS = {State.REJECTED: messages.ERROR, State.UNCHANGED: messages.INFO}


class UploadForm(forms.Form):
    """One file of a size that fits a page; larger ones are for whoever runs the archive."""

    file = forms.FileField(help_text="a text file, a web page, a PDF or a small CSV dump")

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            raise ValidationError("It is larger than 1 MB: whoever runs the archive has to load it.")
        return file


def upload(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page of the upload; `context` is the admin's own."""
    if "confirmed" in request.POST:
        return _ingest(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        file = form.cleaned_data["file"]
        content = file.read()
        changes = preview(file.name, content)
        context |= {"changes": changes, "name": file.name}
        if any(foreseen.outcome.state in LOADED for foreseen in changes):
            context["kept"] = signing.dumps([file.name, content.hex()], salt=SALT, compress=True)
    return TemplateResponse(request, "admin/cables/upload.html", context | {"form": form})


def _ingest(request: HttpRequest) -> HttpResponse:
    """The file as it was previewed: what comes back is what was signed then."""
    try:
        name, content = signing.loads(request.POST["confirmed"], salt=SALT, max_age=60 * MINUTES)
    except signing.BadSignature:
        messages.error(request, "That preview is too old: choose the file again.")
        return HttpResponseRedirect(request.path)
    for outcome in ingest_bytes(name, bytes.fromhex(content), editor=editor_of(request)):
        said = f"{outcome.cable_id or outcome.where}: {outcome.state.value}. {outcome.reason}"
        messages.add_message(request, LEVELS.get(outcome.state, messages.SUCCESS), said)
    return HttpResponseRedirect(reverse("admin:cables_source_changelist"))

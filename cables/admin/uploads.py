"""Files uploaded at the desk: first what they would change, then, on a second word, the change."""

from __future__ import annotations

import zlib
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import PurePosixPath
from typing import Any
from zipfile import BadZipFile, ZipFile, ZipInfo

from django import forms
from django.contrib import messages
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse

from cables.admin.editors import editor_of
from cables.admin.review.differences import Difference, differing, published
from cables.ingest import SUFFIXES, Foreseen, State, ingest_bytes, preview
from cables.reading.gaps import plural

# What was previewed comes back in a field of the form, which holds no more than DATA_UPLOAD_MAX_MEMORY_SIZE,
# and nobody else can save while a preview runs, which takes the longer the larger the files are.
MOST_BYTES = 1024 * 1024
MOST_FILES = 100
SALT = "uploaded file"
MINUTES = 60
LOADED = (State.CREATED, State.UPDATED)
LEVELS = {State.REJECTED: messages.ERROR, State.UNCHANGED: messages.INFO}
# What is told of a cable before anything is done.
WILL = {State.CREATED: "will be created", State.UPDATED: "will be changed"}
TOO_LARGE = "Together they are larger than 1 MB: upload fewer, or ask whoever runs the archive to load them."

File = tuple[str, bytes]


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One file or several; the folder that a zip holds is taken for its files."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> list[File]:
        chosen = data if isinstance(data, (list, tuple)) else [data]
        files = [super(FilesField, self).clean(one, initial) for one in chosen or [None]]
        if sum(file.size for file in files) > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        found = [inside for file in files for inside in _inside(file.name, file.read())]
        if not found:
            raise ValidationError("There is no cable's file in it: text, web page, PDF or CSV.")
        if sum(len(content) for _, content in found) > MOST_BYTES:
            raise ValidationError(TOO_LARGE)
        return found


def _inside(name: str, content: bytes) -> Iterator[File]:
    """The file itself; of a zip the files that may be cables, by the last part of their names."""
    if not name.lower().endswith(".zip"):
        yield name, content
        return
    try:
        with ZipFile(BytesIO(content)) as archive:
            wanted = [info for info in archive.infolist() if _may_be_cable(info)]
            if len(wanted) > MOST_FILES or sum(info.file_size for info in wanted) > MOST_BYTES:
                raise ValidationError(TOO_LARGE)
            for info in wanted:
                with archive.open(info) as file:
                    yield PurePosixPath(info.filename).name, file.read(MOST_BYTES + 1)
    except (BadZipFile, RuntimeError, EOFError, OSError, zlib.error) as error:
        raise ValidationError(f"{name} cannot be unpacked ({error}). Upload its files instead.") from None


def _may_be_cable(info: ZipInfo) -> bool:
    path = PurePosixPath(info.filename)
    hidden = any(part.startswith((".", "__")) for part in path.parts)
    return not info.is_dir() and not hidden and path.suffix.lower() in SUFFIXES


class UploadForm(forms.Form):
    """Files of a size that fits a page; larger ones are for whoever runs the archive."""

    file = FilesField(
        label="Files", help_text="text files, web pages, PDFs, small CSV dumps, or a zip of a folder of them"
    )


def upload(request: HttpRequest, context: dict[str, Any]) -> HttpResponse:
    """The page of the upload; `context` is the admin's own."""
    if "confirmed" in request.POST:
        return _ingest(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if form.is_valid():
        files: list[File] = form.cleaned_data["file"]
        changes = preview(files, published)
        context |= {
            "changes": [(foreseen, *_told(foreseen)) for foreseen in changes],
            "name": files[0][0] if len(files) == 1 else f"{len(files)} files",
        }
        if any(foreseen.outcome.state in LOADED for foreseen in changes):
            kept = [(name, b64encode(content).decode()) for name, content in files]
            context["kept"] = signing.dumps(kept, salt=SALT, compress=True)
    return TemplateResponse(request, "admin/cables/upload.html", context | {"form": form})


def _told(foreseen: Foreseen) -> tuple[str, str, list[Difference]]:
    """What will become of the cable, what is in a new one, and how what is published of another differs."""
    state, after = foreseen.outcome.state, foreseen.after
    will = WILL.get(state, state.value)
    if foreseen.before or not after:
        return will, "", differing(foreseen.before, after)
    fields = Counter(field for _, field in after)
    bodies = sum(thing == "organization" for thing, _ in after)
    held = ((fields["words"], "paragraph"), (fields["figure"], "figure"), (bodies, "organization"))
    about = ", ".join(plural(number, noun) for number, noun in held)
    return will, f"{after['header', 'subject']}: {about}", []


def _ingest(request: HttpRequest) -> HttpResponse:
    """The files as they were previewed: what comes back is what was signed then."""
    try:
        kept = signing.loads(request.POST["confirmed"], salt=SALT, max_age=60 * MINUTES)
    except signing.BadSignature:
        messages.error(request, "That preview is too old: choose the files again.")
        return HttpResponseRedirect(request.path)
    for name, content in kept:
        for outcome in ingest_bytes(name, b64decode(content), editor=editor_of(request)):
            said = f"{outcome.cable_id or outcome.where}: {outcome.state.value}. {outcome.reason}"
            messages.add_message(request, LEVELS.get(outcome.state, messages.SUCCESS), said)
    return HttpResponseRedirect(reverse("admin:cables_source_changelist"))

"""A reader reports a problem: the paragraph's public words, a kind, a text. It takes no login."""

from __future__ import annotations

from axes.helpers import get_client_ip_address
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_protect

from cables.forms import ProblemForm
from cables.models import Cable, Paragraph, Report
from cables.models.reports import TooMany, report

from .reports import found_or_answer


@never_cache
@csrf_protect
def problem(request: HttpRequest, cable_id: str) -> HttpResponseBase:
    """The form, and on POST the report. What was typed comes back with every refusal."""
    found = found_or_answer(request, cable_id, "cable-problem")
    if not isinstance(found, Cable):
        return found
    paragraph = paragraph_of(found, request.GET.get("paragraph", ""))
    form = ProblemForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            return redirect("problem", keep_report(request, found, paragraph, form).number)
        except TooMany:
            return problem_page(request, found, paragraph, form, 429)
    return problem_page(request, found, paragraph, form, 400 if form.is_bound else 200)


def paragraph_of(cable: Cable, key: str) -> Paragraph | None:
    shown = Paragraph.objects.shown().filter(cable=cable, key=key[:20])
    return shown.defer("text", "search", "runs", "repairs").first()


def keep_report(request: HttpRequest, cable: Cable, paragraph: Paragraph | None, form: ProblemForm) -> Report:
    said = form.cleaned_data
    address = get_client_ip_address(request) or ""
    return report(cable, paragraph, said["kind"], said["text"], said["answer_to"], address)


def problem_page(
    request: HttpRequest, cable: Cable, paragraph: Paragraph | None, form: ProblemForm, status: int
) -> HttpResponse:
    context = {"cable": cable, "paragraph": paragraph, "form": form, "limited": status == 429}
    response = render(request, "problem.html", context, status=status)
    if status == 429:
        response["Retry-After"] = "3600"
    return response


@never_cache
def received(request: HttpRequest, number: str) -> HttpResponse:
    """Whoever has the number sees that the report is there, and whether it is settled: nothing more."""
    found = get_object_or_404(Report.objects.only("settled_at"), number=number.upper())
    return render(
        request, "problem_received.html", {"number": number.upper(), "settled_at": found.settled_at}
    )

"""Upload a survey or lists, wait, see the report, take it along, erase it. Each run is its own session's alone."""

from __future__ import annotations

import base64
import hashlib
import io
import re
import zipfile
from pathlib import Path, PurePath
from typing import Any

from csp.decorators import csp_update
from django.contrib.auth.decorators import login_required
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.request import UnreadablePostError
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from tutela.server.disk import open_disk
from tutela.server.evidence.doors import AREAS, ESTIMATE, MAPPING, OUTLINES, OWN, PROFILE, Door, command_of
from tutela.server.evidence.forms import FORMS
from tutela.server.evidence.runs import NoPlace, Run, open_runs
from tutela.server.evidence.shipped import is_confinable, is_installed, shipped_mappings
from tutela.server.evidence.uploads import MOST_BYTES, PrivateUpload, upload_name
from tutela.server.site import may_carry_passwords

RENEWED_SECONDS = 5
_TYPES = {".html": "text/html", ".css": "text/css", ".csv": "text/csv", ".json": "application/json"}
_SHOWN = (".html", ".css")
"""Seen in the browser; all else is saved."""


def _refused(request: HttpRequest) -> HttpResponse | None:
    """Give the page that says why no file can be taken here, or None."""
    if not may_carry_passwords(request):
        return render(request, "hub/evidence/elsewhere.html", status=403)
    if not is_confinable():
        return render(request, "hub/evidence/not_here.html", status=501)
    if not is_installed():
        return render(request, "hub/evidence/not_installed.html", status=501)
    return None


def _owner(request: HttpRequest) -> str:
    return request.session.session_key or ""


def _find(request: HttpRequest, run_id: str) -> Run:
    run = open_runs().find(run_id, _owner(request))
    if run is None or run.state == "arriving":
        raise Http404
    return run


@login_required
@require_safe
def evidence(request: HttpRequest) -> HttpResponse:
    """Show the two doors and the runs of this session."""
    return _refused(request) or render(request, "hub/evidence/doors.html", {"runs": open_runs().of(_owner(request))})


# A form with a file is parsed by a handler that has to be chosen before; the check follows in `_receive`.
@csrf_exempt
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Take a survey."""
    return _answer(request, PROFILE)


@csrf_exempt
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def estimate(request: HttpRequest) -> HttpResponse:
    """Take lists."""
    return _answer(request, ESTIMATE)


def _answer(request: HttpRequest, door: Door) -> HttpResponse:
    refused = _refused(request)
    if refused:
        return refused
    if request.method != "POST":
        return _show_form(request, door, FORMS[door.id]())
    if not request.META.get("CONTENT_LENGTH"):
        return _unread(
            request, 411, _("The upload did not say how large it is. Nothing was kept. Send it from a browser.")
        )
    if open_disk().is_short():
        return _unread(
            request, 507, _("The disk of this hub has too little room for files. Nothing of yours was kept.")
        )
    runs = open_runs()
    try:
        place = runs.arrive(_owner(request), door)
    except NoPlace:
        return _unread(
            request, 503, _("Other files are being worked on. Nothing of yours was kept. Try again in a few minutes.")
        )
    upload = PrivateUpload(request, place.folder)
    request.upload_handlers = [upload]
    started = False
    try:
        response, arguments = _receive(request, door, place)
        started = bool(arguments)
    except (UnreadablePostError, FileNotFoundError):  # the sender is gone, or signed out while the file came
        return _unread(request, 400, _("The upload broke off. Nothing was kept. Send it again."))
    finally:
        upload.close()
        if not started:
            runs.erase(place)
    if started:
        runs.start(place, arguments)
    return response


def _receive(request: HttpRequest, door: Door, place: Run) -> tuple[HttpResponse, tuple[str, ...]]:
    """Read the form and its file; gives the answer, and the command where all is well."""
    found: list[tuple[str, ...]] = []

    @csrf_protect
    def read(request: HttpRequest) -> HttpResponse:
        form = FORMS[door.id](request.POST, request.FILES)
        if not form.is_valid():
            return _show_form(request, door, form, status=422)
        found.append(_set_out(place.folder, door, form.cleaned_data))
        return redirect("evidence-run", place.id)

    response = read(request)
    return response, found[0] if found else ()


def _set_out(folder: Path, door: Door, given: dict[str, Any]) -> tuple[str, ...]:
    """Put the files and the mapping where the command finds them; gives its arguments."""
    file: UploadedFile[Any] = given["file"]
    name = door.stem + PurePath(file.name or "").suffix.lower()
    for field, place in (("file", name), ("geojson", OUTLINES), ("areas", AREAS)):
        if given.get(field):
            (folder / upload_name(field)).rename(folder / place)
    if given.get("mapping") == OWN:
        (folder / MAPPING).write_text(given["own"], "utf-8")
    return command_of(door, name, given)


def _show_form(request: HttpRequest, door: Door, form: Any, status: int = 200) -> HttpResponse:
    shown = {"form": form, "most": MOST_BYTES // 1024**2, "mappings": shipped_mappings()}
    return render(request, f"hub/evidence/{door.id}.html", shown, status=status)


def _unread(request: HttpRequest, status: int, what: str) -> HttpResponse:
    """Say why a body was not read; the connection ends, or the next request would begin in its middle."""
    response = render(request, "hub/evidence/said.html", {"what": what}, status=status)
    response["Connection"] = "close"
    return response


@login_required
@require_safe
@csp_update({"frame-src": ["'self'"]})  # type: ignore[arg-type]  # it hands on what its types forget
def run(request: HttpRequest, run_id: str) -> HttpResponse:
    """Show how far a run is; at its end the report, or why there is none."""
    found = _find(request, run_id)
    outcome, files = found.outcome, found.files()
    still = "still" in request.GET
    shown = {
        "run": found,
        "report": next((name for name in files if name.endswith("report.html")), ""),
        "files": [name for name in files if PurePath(name).suffix not in _SHOWN],
        "outcome": outcome,
        "still": still,
    }
    response = render(request, "hub/evidence/run.html", shown)
    if found.state != "ended" and not still:
        response["Refresh"] = str(RENEWED_SECONDS)
    return response


@login_required
@require_safe
def file(request: HttpRequest, run_id: str, name: str) -> HttpResponse:
    """Give one file of a report: pages and their styles to look at, tables to save."""
    place = _find(request, run_id).files().get(name)
    if place is None:
        raise Http404
    content = place.read_bytes()
    response = HttpResponse(content, content_type=_TYPES.get(place.suffix, "application/octet-stream"))
    if place.suffix == ".html":
        response["Content-Security-Policy"] = _policy_of(content.decode())
        response["X-Frame-Options"] = "SAMEORIGIN"
    elif place.suffix not in _SHOWN:
        response["Content-Disposition"] = f'attachment; filename="{place.name}"'
    return response


def _policy_of(page: str) -> str:
    """Give a policy under which the page can do nothing but show itself and the style sheet it carries."""
    sheets = re.findall(r"<style>(.*?)</style>", page, re.DOTALL)
    digests = (base64.b64encode(hashlib.sha256(sheet.encode()).digest()).decode() for sheet in sheets[:1])
    styles = " ".join(["'self'", *(f"'sha256-{digest}'" for digest in digests)])
    return (
        f"default-src 'none'; style-src {styles}; sandbox allow-same-origin; "
        "form-action 'none'; base-uri 'none'; frame-ancestors 'self'"
    )


@login_required
@require_POST
def save(request: HttpRequest, run_id: str) -> HttpResponse:
    """Give all files of a report as one archive and erase them here."""
    found = _find(request, run_id)
    files = found.files()
    if not files:
        raise Http404
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, place in files.items():
            archive.write(place, name)
    open_runs().erase(found)
    response = HttpResponse(packed.getvalue(), content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="tutela-{found.door.id}.zip"'
    return response


@login_required
@require_POST
def erase(request: HttpRequest, run_id: str) -> HttpResponse:
    """Cancel a run or erase its report."""
    open_runs().erase(_find(request, run_id))
    return redirect("evidence")

"""Importing drafts and exporting rows, from the lists of both kinds. The rules are in ``desk/importing``."""

from __future__ import annotations

import uuid
from pathlib import Path
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import URLPattern, path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from stances import codebook
from stances.desk import importing
from stances.desk.importing import Job, Kind, Phase
from stances.models import Editor, Role

PROBLEMS_A_PAGE = 200


class UploadForm(forms.Form):
    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy("CSV in UTF-8, or XLSX; 10 MB and 20,000 rows at most."),
        widget=forms.FileInput(attrs={"accept": ".csv,.xlsx,text/csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file = self.cleaned_data["file"]
        if Path(file.name).suffix.lower() not in {".csv", ".txt", ".xlsx"}:
            raise forms.ValidationError(_("This is no CSV or XLSX file. Save the table as one of them."))
        if file.size > importing.MAX_BYTES:
            raise forms.ValidationError(_("The file is larger than 10 MB. Divide it into several."))
        return file


class ImportsDrafts(admin.ModelAdmin):
    """Adds the addresses for importing, exporting and templates to a list of publishable rows."""

    def get_urls(self) -> list[URLPattern]:
        name = f"stances_{self.opts.model_name}"

        def at(address: str, view: Any, called: str) -> URLPattern:
            return path(address, self.admin_site.admin_view(view), name=f"{name}_{called}")

        return [
            at("import/", self.import_view, "import"),
            at("import/template.<str:extension>", self.template_view, "import_template"),
            at("import/<uuid:number>/", self.job_view, "import_job"),
            at("import/<uuid:number>/again/", self.again_view, "import_again"),
            at("import/<uuid:number>/confirm/", self.confirm_view, "import_confirm"),
            at("export.<str:extension>", self.export_view, "export"),
            *super().get_urls(),
        ]

    @property
    def import_kind(self) -> Kind:
        return importing.KINDS[str(self.opts.model_name)]

    def import_view(self, request: HttpRequest) -> HttpResponse:
        """The upload; what was sent is kept, and its check begins."""
        editor = self._importer(request)
        is_sent = request.method == "POST"
        form = UploadForm(request.POST, request.FILES) if is_sent else UploadForm()
        if is_sent and form.is_valid():
            file = form.cleaned_data["file"]
            job = Job.begin(file.read(), file.name, self.import_kind, editor)
            job.check(codebook.today())
            return HttpResponseRedirect(self._import_address("import_job", job.number))
        title = _("Import drafts of %(kinds)s") % {"kinds": self.opts.verbose_name_plural}
        return self._import_page(request, "upload", title, {"form": form, "kind": self.import_kind})

    def job_view(self, request: HttpRequest, number: uuid.UUID) -> HttpResponse:
        """How far it is, while it is worked on; then what was found, to confirm; then what was written."""
        job = self._import_job(request, number)
        context: dict[str, Any] = {"job": job, "state": job.state, "interrupted": job.is_interrupted()}
        if context["interrupted"] or job.state.phase == Phase.REFUSED:
            return self._import_page(request, "refused", _("Nothing was imported"), context)
        if job.state.phase == Phase.WRITTEN:
            return self._import_page(request, "written", _("Imported as drafts"), context)
        if job.state.phase == Phase.CHECKED:
            found = Paginator(job.problems(), PROBLEMS_A_PAGE).get_page(request.GET.get("page"))
            return self._import_page(request, "preview", _("What is in the file"), context | {"problems": found})
        answer = self._import_page(request, "progress", _("Under way …"), context)
        answer.headers["Refresh"] = "1"  # seconds: the page loads itself again, without a script
        return answer

    def again_view(self, request: HttpRequest, number: uuid.UUID) -> HttpResponse:
        """Check the same file once more: after an interruption, or because the record changed."""
        job = self._import_job(request, number)
        if request.method == "POST":
            job.check(codebook.today())
        return HttpResponseRedirect(self._import_address("import_job", number))

    def confirm_view(self, request: HttpRequest, number: uuid.UUID) -> HttpResponse:
        """Write the drafts: all rows, or the good ones where the editor leaves out the bad."""
        job = self._import_job(request, number)
        if request.method == "POST":
            leave_out_bad = "leave_out_bad" in request.POST
            if job.state.bad and not leave_out_bad:
                messages.error(request, _("Some rows are bad. Tick that they are left out, or mend the file."))
            else:
                job.write(self._importer(request), codebook.today(), leave_out_bad)
        return HttpResponseRedirect(self._import_address("import_job", number))

    def template_view(self, request: HttpRequest, extension: str) -> HttpResponse:
        self._importer(request)
        if extension not in importing.FORMATS:
            raise Http404
        made = importing.template(self.import_kind, extension)
        return _download(made, f"open-door-{self.import_kind.name}s-template.{extension}", extension)

    def export_view(self, request: HttpRequest, extension: str) -> HttpResponse:
        """What the list shows, in the columns of an import."""
        self._importer(request)
        if extension not in importing.FORMATS:
            raise Http404
        try:
            listed = self.get_changelist_instance(request).get_queryset(request)
        except IncorrectLookupParameters:
            return HttpResponseRedirect(reverse(f"admin:stances_{self.opts.model_name}_changelist") + "?e=1")
        made = importing.export(self.import_kind, listed, extension)
        return _download(made, f"open-door-{self.import_kind.name}s-{codebook.today()}.{extension}", extension)

    def _importer(self, request: HttpRequest) -> Editor:
        """Who asks, if they may write drafts. Raises ``PermissionDenied``."""
        editor = request.user
        if not isinstance(editor, Editor) or not editor.is_at_least(Role.CONTRIBUTOR):
            raise PermissionDenied
        return editor

    def _import_job(self, request: HttpRequest, number: uuid.UUID) -> Job:
        """The editor's own job; others' are not there for them."""
        job = Job.find(number, self.import_kind, self._importer(request))
        if job is None:
            raise Http404(_("There is no such import. Files are kept for a day; upload it again."))
        return job

    def _import_address(self, name: str, *args: Any) -> str:
        return reverse(f"admin:stances_{self.opts.model_name}_{name}", args=args)

    def _import_page(self, request: HttpRequest, name: str, title: str, context: dict[str, Any]) -> HttpResponse:
        shared = {**self.admin_site.each_context(request), "opts": self.opts, "title": title, "kind": self.import_kind}
        shared |= {f"{called}_address": self._import_address(called) for called in ("import", "changelist")}
        return render(request, f"admin/importing/{name}.html", shared | context)


def _download(content: bytes, name: str, extension: str) -> HttpResponse:
    answer = HttpResponse(content, content_type=importing.content_type(extension))
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["Cache-Control"] = "no-store"
    return answer

"""Accounts: kept by managers, who cannot make themselves or others more than managers."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminPasswordChangeForm, UserChangeForm, UserCreationForm
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from stances.desk import people
from stances.desk.refusal import Refused
from stances.models import Editor, Role

from .history import WithHistory

admin.site.unregister(Group)  # the three groups are made by the project


class AsksTheDesk(forms.ModelForm):
    """Asks the desk whether the account may have its name and its groups."""

    by: Editor

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        groups = {Role(group.name) for group in cleaned.get("groups", ())}
        try:
            people.check_name(cleaned.get("username", ""))
            people.check_stays(self.instance, self.by, groups, cleaned.get("is_active", True))
        except Refused as refused:
            raise ValidationError(list(refused.reasons)) from refused
        return cleaned


class AddForm(AsksTheDesk, UserCreationForm):
    """A new account, with its first password."""


class ChangeForm(AsksTheDesk, UserChangeForm):
    """What a manager may change of an account."""


class PasswordForm(AdminPasswordChangeForm):
    """A new password for an account. To lock somebody out, the account is set inactive."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields.pop("usable_password", None)


@admin.register(Editor)
class EditorAdmin(WithHistory, UserAdmin):
    """A manager sees and edits who an editor is and what groups they are in; a superuser sees all."""

    form = ChangeForm
    add_form = AddForm
    change_password_form = PasswordForm
    list_display = ("username", "name", "email", "in_groups", "is_active", "last_login")
    list_filter = ("is_active", "groups")
    readonly_fields = ("last_login", "date_joined")
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "first_name", "last_name", "email")}),
        (_("At the desk"), {"fields": ("is_active", "groups", "last_login", "date_joined")}),
    )
    add_fieldsets = (
        (None, {"fields": ("username", "first_name", "last_name", "email", "groups", "password1", "password2")}),
    )
    for_superusers = (_("Around the desk"), {"fields": ("is_staff", "is_superuser", "user_permissions")})

    def get_queryset(self, request: HttpRequest) -> QuerySet[Editor]:
        seen = people.seen_by(request.user).values("pk")  # type: ignore[arg-type]
        return super().get_queryset(request).filter(pk__in=seen).prefetch_related("groups")

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        fieldsets = super().get_fieldsets(request, obj)
        return (*fieldsets, self.for_superusers) if obj and request.user.is_superuser else fieldsets

    def get_form(self, request: HttpRequest, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form = super().get_form(request, obj, change=change, **kwargs)
        return type(form.__name__, (form,), {"by": request.user})

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            ours = Group.objects.filter(name__in=[str(role) for role in Role])
            return forms.ModelMultipleChoiceField(
                ours,
                widget=forms.CheckboxSelectMultiple,
                required=False,
                label=_("Groups"),
                help_text=_("A reviewer may do what a contributor may, a manager what a reviewer may: one is enough."),
            )
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_view_permission(request, obj) and (
            obj is None or people.seen_by(request.user).filter(pk=obj.pk).exists()  # type: ignore[arg-type]
        )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return super().has_change_permission(request, obj) and (obj is None or people.can_keep(obj, request.user))

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Never: who left is set inactive, and what they wrote keeps its author."""
        return False

    def get_actions(self, request: HttpRequest) -> dict[str, Any]:
        return {}

    def save_model(self, request: HttpRequest, obj: Any, form: forms.ModelForm, change: bool) -> None:
        if not change:
            obj.is_staff = True
        super().save_model(request, obj, form, change)

    @admin.display(description=_("name"), ordering="last_name")
    def name(self, editor: Editor) -> str:
        return editor.get_full_name()

    @admin.display(description=_("groups"))
    def in_groups(self, editor: Editor) -> str:
        return ", ".join(group.name for group in editor.groups.all())

"""Users and what they may do. Accounts are disabled, never deleted: the record carries their names."""

from __future__ import annotations

from typing import Any

from axes.models import AccessFailureLog, AccessLog
from django import forms
from django.contrib import admin, messages
from django.contrib.auth import admin as auth
from django.contrib.auth.models import Group, User
from django.db.models import QuerySet
from django.http import HttpRequest
from django_otp.plugins.otp_static.models import StaticDevice
from django_otp.plugins.otp_totp.models import TOTPDevice

from cables.logins.roles import MEANS
from cables.logins.two_step import forget

for model in (User, TOTPDevice, StaticDevice, AccessLog, AccessFailureLog):
    admin.site.unregister(model)


class RolesField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Each role with what it is for."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Any) -> str:
        means = MEANS.get(obj.name, "")
        return f"{obj.name.capitalize()}: {means}" if means else obj.name


@admin.register(User)
class UserAdmin(auth.UserAdmin):  # type: ignore[type-arg]
    list_display = ("username", "email", "roles", "is_active", "is_superuser", "second_step", "last_login")
    list_filter = ("is_active", "is_superuser", "groups")
    filter_horizontal = ("user_permissions",)
    readonly_fields = ("last_login", "date_joined", "second_step")
    add_fieldsets = (
        (None, {"fields": ("username", "usable_password", "password1", "password2")}),
        ("Roles: what this person may do", {"fields": ("groups",)}),
    )
    actions = ("remove_second_step",)

    def get_fieldsets(self, request: HttpRequest, obj: Any = None) -> Any:
        if obj is None:
            return self.add_fieldsets
        everything = ("is_superuser", "user_permissions") if request.user.is_superuser else ()
        return (
            (None, {"fields": ("username", "password", "is_active", "second_step")}),
            ("Roles: what this person may do", {"fields": ("groups", *everything)}),
            ("Person", {"fields": ("first_name", "last_name", "email", "last_login", "date_joined")}),
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> Any:
        """Nobody gives himself a role."""
        own = obj is not None and obj == request.user and not request.user.is_superuser
        return (*self.readonly_fields, *(("groups", "is_active") if own else ()))

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        if db_field.name == "groups":
            return RolesField(Group.objects.order_by("pk"), required=False, label="Roles")
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Those who may do everything are changed by their like alone."""
        above = obj is not None and obj.is_superuser and not request.user.is_superuser
        return not above and super().has_change_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        obj.is_staff = True  # readers need no account
        super().save_model(request, obj, form, change)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).prefetch_related("groups", "totpdevice_set")

    @admin.display(description="roles")
    def roles(self, user: Any) -> str:
        return ", ".join(group.name for group in user.groups.all()) or "-"

    @admin.display(description="second step", boolean=True)
    def second_step(self, user: Any) -> bool:
        return any(device.confirmed for device in user.totpdevice_set.all())

    @admin.action(description="Remove the second step: the device was lost", permissions=["change"])
    def remove_second_step(self, request: HttpRequest, users: QuerySet[Any]) -> None:
        having = [user for user in users if self.second_step(user)]
        allowed = [user for user in having if self.has_change_permission(request, user)]
        for user in allowed:
            forget(user)
            self.log_change(request, user, "Removed the second step.")
        self.message_user(request, f"Removed for {len(allowed)} of {len(users)}.")
        if bare := len(users) - len(having):
            self.message_user(request, f"{bare} had none.", messages.WARNING)

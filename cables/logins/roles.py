"""Who may do what at the desk: four groups, whose permissions every `migrate` sets anew."""

from __future__ import annotations

from typing import Any

VIEWER, EDITOR, CHIEF, ADMINISTRATOR = "viewer", "editor", "chief editor", "administrator"

# What each role is for, as the page of a user says it.
MEANS = {
    VIEWER: "looks at the desk, withheld words included, and changes nothing",
    EDITOR: "corrects, withholds, settles doubts and reports, uploads and removes files",
    CHIEF: "besides withdraws and restores cables, lifts withholdings, decides about safety, destroys files",
    ADMINISTRATOR: "makes users and says what each may do; decides nothing about cables",
}
RECORD = (
    "answer", "cable", "check", "correction", "country", "mention", "organization", "paragraph", "post",
    "problem", "question", "receipt", "reference", "source", "statistic", "tag", "topic", "withholding",
    "witness",
)  # fmt: skip
LOOKS = {f"cables.view_{model}" for model in RECORD}
EDITS = {
    f"cables.{name}"
    for name in (
        "change_cable", "change_paragraph", "change_statistic", "change_organization", "change_correction",
        "change_problem", "change_check", "add_statistic", "add_withholding", "change_withholding",
        "add_mention", "change_mention", "add_source", "remove_source", "choose_witness", "view_report",
        "change_report",
    )
}  # fmt: skip
DECIDES = {
    "cables.withdraw_cable",
    "cables.lift_withholding",
    "cables.settle_safety_report",
    "cables.destroy_source",
}
ADMINISTERS = {
    "auth.add_user",
    "auth.change_user",
    "auth.view_user",
    "auth.view_group",
    "axes.view_accessattempt",
    "axes.delete_accessattempt",
}
PERMISSIONS = {
    VIEWER: LOOKS,
    EDITOR: LOOKS | EDITS,
    CHIEF: LOOKS | EDITS | DECIDES,
    ADMINISTRATOR: ADMINISTERS,
}


def make_groups(**sent: Any) -> None:
    """The groups with their permissions, those that an earlier version gave taken away. Runs after `migrate`,
    when the permissions of every model are there; other groups are left alone."""
    from django.contrib.auth.models import Group, Permission

    rows = Permission.objects.select_related("content_type")
    known = {f"{row.content_type.app_label}.{row.codename}": row for row in rows}
    if not known.keys() >= set().union(*PERMISSIONS.values()):
        return  # other applications have still to be migrated
    for name, permissions in PERMISSIONS.items():
        group, _ = Group.objects.get_or_create(name=name)
        group.permissions.set(known[permission] for permission in permissions)

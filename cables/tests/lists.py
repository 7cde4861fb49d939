"""Actions in the desk's lists as a browser sends them: the list, then the page that asks before the deed."""

from __future__ import annotations

from typing import Any

from django.test import Client
from django.urls import reverse

from cables.deciding.reviewing import token
from proofs.pages import form_to


def address_of(thing: Any) -> str:
    return reverse(f"admin:cables_{thing._meta.model_name}_changelist")


def chosen(client: Client, action: str, *things: Any, **more: Any) -> Any:
    """The answer to an action of the list on which these things were ticked."""
    seen = {f"seen-{thing.pk}": token(type(thing)._base_manager.get(pk=thing.pk)) for thing in things}
    sent = {"action": action, "_selected_action": [thing.pk for thing in things]} | seen | more
    return client.post(address_of(things[0]), sent, follow=True)


def asked(client: Client, action: str, *things: Any) -> str:
    """The page that asks before the deed; the list with what it says where nothing is to be asked."""
    return str(chosen(client, action, *things).content.decode())


def answered(client: Client, action: str, *things: Any, **typed: Any) -> str:
    """The page after the deed."""
    return sent_back(client, asked(client, action, *things), *things, **typed)


def sent_back(client: Client, page: str, *things: Any, **typed: Any) -> str:
    """The page that asks is filled in and sent."""
    path = address_of(things[0])
    try:
        form: dict[str, Any] = dict(form_to(page, path))
    except LookupError:
        return page  # nothing was asked
    form |= {"_selected_action": [thing.pk for thing in things], "reason": "it is so"} | typed
    return str(client.post(path, form, follow=True).content.decode())

"""What the desk's first page shows."""

from __future__ import annotations

from typing import Any

from django import template

from cables.admin.review.queue import at_a_glance

register = template.Library()


@register.inclusion_tag("admin/desk/glance.html", takes_context=True)
def queue_at_a_glance(context: Any) -> dict[str, Any]:
    """The queue with what is left of each kind, what this editor has taken, and the latest batches."""
    return at_a_glance(context["request"].user)

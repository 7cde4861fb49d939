"""The desk's pages as a browser takes them: the fields of a form as they would be sent back unchanged."""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

Filled = dict[str, str]


def filled(page: str, form: str) -> Filled:
    """What the form with this id would send. Raises LookupError where the page has no such form."""
    found = LexborHTMLParser(page).css_first(f"form#{form}")
    if found is None:
        raise LookupError(f"There is no form {form} on the page.")
    return _sent(found)


def form_to(page: str, path: str) -> Filled:
    """The same of the form that writes to this address; one without an address writes to its own page."""
    for found in LexborHTMLParser(page).css("form[method=post]"):
        if (found.attributes.get("action") or path) == path and found.css_first("[name=reason]"):
            return _sent(found)
    raise LookupError(f"There is no form to {path} on the page.")


def _sent(form: LexborNode) -> Filled:
    sent: Filled = {}
    for node in form.css("input, textarea, select"):
        name = node.attributes.get("name")
        if name and (value := _value(node)) is not None:
            sent[name] = value
    return sent


def _value(node: LexborNode) -> str | None:
    """None for what a browser would not send: a button, a box without its tick."""
    kind = node.attributes.get("type") or "text"
    if node.tag == "textarea":
        return node.text()
    if node.tag == "select":
        chosen = node.css_first("option[selected]") or node.css_first("option")
        return (chosen.attributes.get("value") or "") if chosen else None
    if kind in {"submit", "button", "file"} or (
        kind in {"checkbox", "radio"} and "checked" not in node.attributes
    ):
        return None
    return node.attributes.get("value") or ""


def errors(page: str) -> str:
    """Every word that tells on a page that something was not done."""
    return "\n".join(node.text() for node in LexborHTMLParser(page).css(".errorlist, .errornote, .told"))

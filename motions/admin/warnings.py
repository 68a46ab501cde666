"""A warning beside the value that it is about."""

from django.utils.html import format_html
from django.utils.safestring import SafeString


def with_warning(value: str, warning: str) -> str | SafeString:
    """The value, "-" for none, and after it what is wrong with it."""
    if not warning:
        return value or "-"
    return format_html('{} <strong class="warning">Let op. {}</strong>', value, warning)

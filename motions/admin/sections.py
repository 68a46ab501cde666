"""The models on the start page and in the side bar, in sections by what people do with them."""

from typing import Any

SECTIONS: dict[str, tuple[str, ...]] = {
    "Dagelijks werk": (
        "Letter", "FollowUp", "Motion", "Commitment", "Suggestion", "TransferItem", "DecisionList",
        "PossibleDouble",
        "CorrectionRequest",
    ),
    "Gegevens": (
        "Paper", "Dossier", "Decision", "Activity", "Committee", "Person", "Group", "Ministry", "Office", "Cabinet",
        "CalendarRow",
    ),
    "Bronnen": (
        "OfficeList", "ImportGap", "Settlement", "ImportRun", "SourceWord", "AwaitedFile", "Publication",
        "Attachment", "ImportCursor",
    ),
    "Herinneringen": ("Subscription", "Notification", "Message", "DeliveryState"),
    "Wat is vastgelegd": ("Evidence", "Deadline", "FollowUpEvent", "Transfer", "Reading", "Citation", "JobRun"),
}  # fmt: skip
"""The names of the models in each section, in their order there."""


def in_sections(apps: list[dict[str, Any]], *, app_label: str, address: str) -> list[dict[str, Any]]:
    """Django's list of apps with this app cut into sections; what no section names comes after them, as "Overig"."""
    app = next((app for app in apps if app["app_label"] == app_label), None)
    if app is None:
        return apps
    models = {model["object_name"]: model for model in app["models"]}
    named = {name: [models.pop(key) for key in keys if key in models] for name, keys in SECTIONS.items()}
    named["Overig"] = list(models.values())
    # An address with a fragment is in no page's path, so that no section claims to be the current one.
    cut = [app | {"name": name, "models": rows, "app_url": f"{address}#"} for name, rows in named.items() if rows]
    return [*cut, *(other for other in apps if other is not app)]

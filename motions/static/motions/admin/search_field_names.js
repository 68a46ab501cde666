// The search fields of Django's admin (select2) have no name of their own: give them that of their label.
"use strict";

function nameOf(select) {
  const label = select.id && document.querySelector(`label[for="${CSS.escape(select.id)}"]`);
  return select.getAttribute("aria-label") || (label ? label.textContent.replace(/:\s*$/, "") : "");
}

function nameSearchFields() {
  for (const select of document.querySelectorAll("select.select2-hidden-accessible")) {
    const container = select.nextElementSibling;
    const name = nameOf(select);
    if (!container || !name) continue;
    for (const element of container.querySelectorAll("[role=combobox], [role=textbox]")) {
      element.removeAttribute("aria-labelledby");
      element.setAttribute("aria-label", name);
    }
  }
}

// Registered last, so that it runs after Django's own script has made the fields.
document.addEventListener("DOMContentLoaded", () => window.django && django.jQuery(nameSearchFields));
document.addEventListener("formset:added", () => setTimeout(nameSearchFields));

// On a small screen the filters begin folded, so that the list comes first. Without this file they begin open.
if (window.matchMedia("(max-width: 61.99rem)").matches) {
  for (const group of document.querySelectorAll("details.group[open]:not([data-chosen])")) {
    group.open = false;
  }
}

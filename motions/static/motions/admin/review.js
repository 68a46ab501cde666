// The review screen by keyboard. Without this script every key has its link, button or field on the page.
"use strict";

const OFF = "nakoming-sneltoetsen-uit";
const TYPING = "input:not([type=checkbox]):not([type=radio]):not([type=submit]), textarea, select";

function target(key) {
  if (key === "c") return document.querySelector(".choice input:not([type=hidden]), .choice select, .choice textarea");
  return document.querySelector(`[data-key="${CSS.escape(key)}"]`);
}

function act(element) {
  if (element instanceof HTMLDetailsElement) element.open = !element.open;
  else if (element.matches("a, button")) element.click();
  else element.focus();
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || document.getElementById("toetsen-uit").checked) return;
  if (event.target.closest(TYPING)) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  const element = target(event.key);
  if (!element) return;
  event.preventDefault();
  act(element);
}

function showCurrent() {
  const pane = document.getElementById("brief");
  const mark = pane.querySelector("mark.current");
  if (!mark || pane.scrollHeight <= pane.clientHeight) return;
  const offset = mark.getBoundingClientRect().top - pane.getBoundingClientRect().top;
  pane.scrollTop += offset - pane.clientHeight / 3;
}

function openWhenPostponed() {
  const stance = document.querySelector(".choice select[name=stance]");
  const postponed = document.querySelector(".postponed");
  if (stance && postponed) stance.addEventListener("change", () => { postponed.open = stance.value === "postpones"; });
}

document.addEventListener("keydown", onKey);
document.addEventListener("DOMContentLoaded", () => {
  const off = document.getElementById("toetsen-uit");
  off.checked = localStorage.getItem(OFF) === "1";
  const show = () => document.body.classList.toggle("keys-on", !off.checked);
  off.addEventListener("change", () => {
    localStorage.setItem(OFF, off.checked ? "1" : "0");
    show();
  });
  show();
  openWhenPostponed();
  showCurrent();
});

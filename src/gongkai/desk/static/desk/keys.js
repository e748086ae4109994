// Single keys on the desk: they shorten paths that links and forms already are.
// J, K: next and former row. Enter: open it. E: its next act. /: search. G, then a letter: a column.
(() => {
  "use strict";
  if (document.documentElement.dataset.keys === "off") return;
  const rows = () => [...document.querySelectorAll("main table.stack tbody tr")];
  const typed = (target) => target.closest("input, select, textarea, [contenteditable]");
  let waiting = false;

  const current = () => document.activeElement && document.activeElement.closest("tr");
  const go = (step) => {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(current());
    const next = all[Math.min(Math.max(at + step, 0), all.length - 1)];
    const link = next.querySelector("a");
    if (link) link.focus();
  };
  const act = () => {
    const row = current();
    const button = row && row.querySelector(".c-act a, .c-act button");
    if (button) button.click();
  };
  const column = (letter) => {
    const link = [...document.querySelectorAll(".rail a")].find((each) => {
      const keys = each.querySelector("kbd");
      return keys && keys.textContent.trim().endsWith(letter.toUpperCase());
    });
    if (link) link.click();
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typed(event.target)) return;
    const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    if (waiting) {
      waiting = false;
      column(key);
      event.preventDefault();
      return;
    }
    const keys = {
      j: () => go(1),
      k: () => go(-1),
      e: act,
      g: () => { waiting = true; },
      "/": () => document.getElementById("desk-q").focus(),
      "?": () => document.getElementById("keys").focus(),
    };
    if (keys[key]) {
      keys[key]();
      event.preventDefault();
    }
  });
})();

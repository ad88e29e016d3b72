// The map's twin: a real table whose rows select a hotspot. Everything arrives as data and is shown as text.
const cell = (tag, text, attributes = {}) => {
  const node = document.createElement(tag);
  node.textContent = text;
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
};

// A mark for the eye, and the words it stands for.
const empty = ({ mark, words }) => {
  const node = cell("td", "", { class: "empty", title: words });
  node.append(cell("span", mark, { "aria-hidden": "true" }), cell("span", words, { class: "unseen" }));
  return node;
};

// Puts a hotspot into the briefing basket, or takes it out.
const keeper = ({ id, name }, { sign, words, pressed }, tell) => {
  const button = cell("button", "", { type: "button", class: "keep", "data-keep": id, title: words });
  button.setAttribute("aria-label", `${words}: ${name}`);
  button.setAttribute("aria-pressed", pressed);
  button.append(cell("span", sign, { "aria-hidden": "true" }));
  button.onclick = () => tell("flipped", { hotspot: id, excerpt: null });
  return button;
};

// Whoever opens a row by key reads on in the panel, and comes back to the row. A click by key has no `detail`.
const FRAMES = 300;
let awaited; // id of the row opened by key, until the panel has its name
let left; // id of the row whose panel was closed by key

// Gives the focus to the panel's heading as soon as that is the name, for it may be drawn after the list.
const readOn = (name, frames = FRAMES) => {
  const heading = document.querySelector(".st-key-panel h2");
  if (heading?.textContent.trim() === name) {
    heading.tabIndex = -1;
    heading.focus();
  } else if (frames) requestAnimationFrame(() => readOn(name, frames - 1));
};

const leadBack = (table, selected) => {
  const panel = document.querySelector(".st-key-panel");
  if (!panel) return;
  const toRow = () => table.querySelector(`button[data-id="${CSS.escape(selected ?? "")}"]`)?.focus();
  panel.onkeydown = (event) => {
    // What is open closes first: a menu or what stands behind a badge.
    if (event.key === "Escape" && event.target.getAttribute("aria-expanded") !== "true") toRow();
  };
  panel.onclick = (event) => {
    if (event.target.closest(".to-row")) {
      event.preventDefault();
      toRow();
    } else if (event.detail === 0 && event.target.closest(".st-key-close")) left = selected;
  };
};

export default function ({ parentElement, data, setTriggerValue }) {
  const table = parentElement.querySelector("table");
  const active = table.contains(document.activeElement) ? document.activeElement.dataset : {};
  const focused = active.id;
  const head = document.createElement("tr");
  for (const column of data.columns) head.append(cell("th", column.short, { scope: "col", title: column.full }));
  const rows = data.rows.map((row) => {
    const line = document.createElement("tr");
    const name = cell("th", "", { scope: "row" });
    name.style.paddingInlineStart = `${0.5 + row.depth}rem`;
    const button = cell("button", row.name, { type: "button", "data-id": row.id });
    button.setAttribute("aria-pressed", String(row.id === data.selected));
    button.onclick = (event) => {
      const byKey = event.detail === 0;
      awaited = byKey && row.id !== data.selected ? row.id : undefined;
      if (byKey && !awaited) readOn(data.opened);
      setTriggerValue("picked", row.id);
    };
    name.append(button);
    if (row.aside) name.append(cell("span", row.aside, { class: "aside" }));
    name.append(keeper(row, data.keeps[row.kept], setTriggerValue));
    line.append(name, cell("td", row.precision));
    for (const count of row.counts) line.append(count.mark ? empty(count) : cell("td", count));
    line.append(cell("td", row.total));
    if (row.id === data.selected) line.className = "selected";
    return line;
  });
  table.querySelector("caption").replaceChildren(cell("span", data.caption));
  table.querySelector("thead").replaceChildren(head);
  table.querySelector("tbody").replaceChildren(...rows);
  const back = data.selected ? focused : (left ?? focused);
  if (back) table.querySelector(`button[data-id="${CSS.escape(back)}"]`)?.focus();
  if (active.keep) table.querySelector(`button[data-keep="${CSS.escape(active.keep)}"]`)?.focus();
  left = undefined;
  leadBack(table, data.selected);
  if (awaited && awaited === data.selected) {
    awaited = undefined;
    readOn(data.opened);
  }
}

// What a drawn figure shows, as names that open hotspots. Everything arrives as data and is shown as text.
const make = (tag, text, className = "") => {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
};

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".names");
  const focused = root.contains(document.activeElement) ? document.activeElement.dataset.at : undefined;
  const button = (name) => {
    const node = make("button", name.label);
    node.type = "button";
    node.dataset.at = name.at;
    node.setAttribute("aria-pressed", String(name.hotspot === data.selected));
    node.onclick = () => setTriggerValue("picked", { hotspot: name.hotspot, source: name.source });
    return node;
  };
  const line = (entry) => {
    const item = make("li", "", entry.nested ? "nested" : "");
    if (entry.sign) item.append(make("span", entry.sign, "sign"));
    if (entry.when) item.append(make("span", entry.when, "when"));
    if (entry.what) item.append(make("span", entry.what, entry.own ? "what own" : "what"));
    item.append(...entry.names.map(button));
    if (entry.after) item.append(make("span", entry.after, "what own"));
    return item;
  };
  const group = (entry) => {
    const section = make("section", "");
    const list = make("ul", "", entry.flow ? "flow" : "lines");
    list.append(...entry.lines.map(line));
    section.append(make("h3", entry.title), list);
    return section;
  };
  root.replaceChildren(...data.groups.map(group));
  if (focused) root.querySelector(`button[data-at="${CSS.escape(focused)}"]`)?.focus();
}

// The document beside a review. Everything arrives as data and is shown as text.

// A key that is held down decides once: the next proposal has not been read.
const onlyOnce = (event) => {
  const typing = event.target.closest?.("input, textarea, select, [contenteditable]");
  if (event.repeat && !typing && /^[a-z0-9]$/i.test(event.key)) event.stopImmediatePropagation();
};
window.addEventListener("keydown", onlyOnce, true);

// Pixels of text to be seen above and below the quote in view: some three lines.
const SURROUNDINGS = 70;

// The button that was pressed goes with its proposal: whoever works without a mouse goes on from the next one's heading.
const readOut = () => {
  const heading = document.querySelector(".st-key-review-panel h2");
  const left = document.activeElement;
  if (heading === null || (left !== document.body && left !== heading)) return;
  heading.tabIndex = -1;
  heading.blur();
  heading.focus({ preventScroll: true });
};

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".document");
  const run = ({ text, marks, key }) => {
    if (marks.length === 0) return document.createTextNode(text);
    const node = document.createElement("mark");
    node.textContent = text;
    node.className = marks.join(" ");
    if (key !== undefined && !marks.includes("now")) {
      node.title = "Open this proposal";
      node.onclick = () => setTriggerValue("picked", key);
    }
    return node;
  };
  const block = ({ heading, runs }) => {
    const node = document.createElement(heading ? "h3" : "p");
    node.append(...runs.map(run));
    return node;
  };
  const sign = ([mark, meaning]) => run({ text: meaning, marks: [mark] });
  root.setAttribute("aria-label", data.label);
  root.replaceChildren(...data.blocks.map(block));
  parentElement.querySelector(".marks").replaceChildren(...data.legend.map(sign));
  parentElement.querySelector("[role=status]").textContent = data.said;
  const now = root.querySelector("mark.now");
  if (now === null) {
    if (root.dataset.at !== data.at) root.scrollTop = 0;
  } else {
    // Only this box is moved: the page stays where the reader has put it.
    const box = root.getBoundingClientRect();
    const place = now.getBoundingClientRect();
    const seen = place.top >= box.top + SURROUNDINGS && place.bottom <= box.bottom - SURROUNDINGS;
    if (!seen) root.scrollTop += place.top - box.top - box.height / 3;
  }
  if (root.dataset.at !== undefined && root.dataset.at !== data.at) readOut();
  root.dataset.at = data.at;
}

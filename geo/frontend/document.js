// The document beside a review. Everything arrives as data and is shown as text.
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
  const line = (runs) => {
    const node = document.createElement("p");
    node.append(...runs.map(run));
    return node;
  };
  root.setAttribute("aria-label", data.label);
  root.replaceChildren(...data.paragraphs.map(line));
  const now = root.querySelector("mark.now");
  if (now === null) {
    if (root.dataset.at !== data.at) root.scrollTop = 0;
  } else {
    // Only this box is moved: the page stays where the reader has put it.
    const box = root.getBoundingClientRect();
    const place = now.getBoundingClientRect();
    const seen = place.top >= box.top && place.bottom <= box.bottom;
    if (!seen) root.scrollTop += place.top - box.top - box.height / 3;
  }
  root.dataset.at = data.at;
}

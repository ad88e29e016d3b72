// Copies texts that Python prepared. Everything arrives as data and is shown as text: signs are ligatures of the font
// that Streamlit draws its own signs in.

// The link to this page with another query.
export const address = (query) => {
  const url = new URL(window.parent.location.href);
  url.search = query;
  url.hash = "";
  return url.toString();
};

export const put = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    // Pages served without TLS have no clipboard: an old way that still works from a click.
    const area = document.createElement("textarea");
    area.value = text;
    area.style.position = "fixed";
    area.style.opacity = "0";
    document.body.append(area);
    area.select();
    document.execCommand("copy");
    area.remove();
  }
};

export default function ({ parentElement, data, setTriggerValue }) {
  const bar = parentElement.querySelector(".copy-bar");
  const said = parentElement.querySelector(".copy-said");
  const focused = [...bar.children].indexOf(document.activeElement);
  bar.replaceChildren(
    ...data.items.map(({ label, sign, text, query, flips, pressed, words }) => {
      const button = document.createElement("button");
      button.type = "button";
      button.title = label;
      button.setAttribute("aria-label", label);
      const drawn = document.createElement("span");
      drawn.textContent = sign;
      drawn.setAttribute("aria-hidden", "true");
      button.append(drawn);
      if (words) {
        const told = document.createElement("span");
        told.className = "words";
        told.textContent = words;
        button.append(told);
      }
      if (flips) {
        // Into the briefing basket, or out of it.
        button.className = words ? "keep worded" : "keep";
        button.setAttribute("aria-pressed", pressed);
        button.onclick = () => setTriggerValue("flipped", flips);
        return button;
      }
      button.onclick = async () => {
        await put(query === undefined ? text : address(query));
        said.textContent = `${label}: copied`;
        drawn.textContent = "check";
        setTimeout(() => (drawn.textContent = sign), 1500);
      };
      return button;
    }),
  );
  if (focused >= 0) bar.children[focused]?.focus();
}

// A figure that the server drew, with what can be pointed at laid over it: hovered, clicked, walked by the arrow keys.
// Everything arrives as data and is shown as text.
const SVG = "http://www.w3.org/2000/svg";
const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };
const AWAY = 14;

const make = (tag, text, className = "") => {
  const node = document.createElement(tag);
  node.textContent = text;
  if (className) node.className = className;
  return node;
};

const outline = (rings, [width, height]) =>
  rings.map((ring) => `M${ring.map(([x, y]) => `${x * width} ${y * height}`).join("L")}Z`).join("");

// The tip keeps within the window, and off the pointer or the place that it speaks of.
const place = (tip, { left, right, top, bottom }) => {
  const { width, height } = tip.getBoundingClientRect();
  const x = right + AWAY + width < window.innerWidth ? right + AWAY : left - AWAY - width;
  const y = bottom + AWAY + height < window.innerHeight ? bottom + AWAY : top - AWAY - height;
  tip.style.left = `${Math.max(4, Math.min(x, window.innerWidth - width - 4))}px`;
  tip.style.top = `${Math.max(4, y)}px`;
};

const around = (event) => ({ left: event.clientX, right: event.clientX, top: event.clientY, bottom: event.clientY });

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector(".picture");
  const tip = parentElement.querySelector(".picture-tip");
  const [image, svg, places] = root.children;
  const says = ({ name, told }) => [name, ...told].join(". ");

  const hide = () => {
    tip.hidden = true;
    tip.replaceChildren();
    tip.classList.remove("asking");
  };
  const tell = (mark, box) => {
    if (tip.classList.contains("asking")) return;
    tip.replaceChildren(make("strong", mark.name), ...mark.told.map((line) => make("span", line)));
    tip.hidden = false;
    place(tip, box);
  };
  const pick = (hotspot, source) => setTriggerValue("picked", { hotspot, source });
  // What stands for several places asks which of them is meant.
  const ask = (mark, box, back) => {
    hide();
    const choices = mark.opens.map(({ hotspot, name }) => {
      const choice = make("button", name);
      choice.type = "button";
      choice.onclick = () => {
        hide();
        back?.focus();
        pick(hotspot, mark.source);
      };
      choice.onblur = ({ relatedTarget }) => tip.contains(relatedTarget) || hide();
      return choice;
    });
    tip.append(make("strong", `${mark.name}: open which place?`), ...choices);
    tip.classList.add("asking");
    tip.hidden = false;
    place(tip, box);
    tip.onkeydown = (event) => {
      if (event.key !== "Escape") return;
      hide();
      back?.focus();
    };
    choices[0].focus({ preventScroll: true });
  };
  const open = (mark, box, back) => {
    if (mark.opens.length > 1) ask(mark, box, back);
    else if (mark.opens.length) pick(mark.opens[0].hotspot, mark.source);
  };

  const draw = () => {
    image.alt = data.alt;
    image.src = data.src;
    image.className = data.taller ? "figure taller" : "figure";
    // What scrolls must be reached with the keyboard.
    if (data.taller) image.tabIndex = 0;
    else image.removeAttribute("tabindex");
    svg.setAttribute("viewBox", `0 0 ${data.size.join(" ")}`);
    const pile = data.marks.flatMap((mark, number) => mark.shapes.map((shape) => ({ ...shape, number })));
    pile.sort((a, b) => a.rank - b.rank);
    svg.replaceChildren(
      ...pile.map(({ rings, number }) => {
        const path = document.createElementNS(SVG, "path");
        path.setAttribute("d", outline(rings, data.size));
        path.setAttribute("fill-rule", "evenodd");
        path.dataset.mark = number;
        return path;
      }),
      ...["casing", "ring"].map((name) => {
        const path = document.createElementNS(SVG, "path");
        path.setAttribute("class", name);
        return path;
      }),
    );
    places.setAttribute("role", "group");
    places.setAttribute("aria-label", data.label);
    places.hidden = !data.pressed;
    places.replaceChildren(...(data.pressed ? data.marks : []).map(button));
  };
  const button = (mark, number) => {
    const node = make("button", "");
    node.type = "button";
    node.dataset.mark = number;
    node.tabIndex = number ? -1 : 0;
    node.setAttribute("aria-label", says(mark));
    if (!mark.opens.length) node.setAttribute("aria-disabled", "true");
    const corners = mark.shapes[0].rings.flat();
    const [xs, ys] = [0, 1].map((axis) => corners.map((corner) => corner[axis]));
    node.style.left = `${100 * Math.min(...xs)}%`;
    node.style.top = `${100 * Math.min(...ys)}%`;
    node.style.width = `${100 * (Math.max(...xs) - Math.min(...xs))}%`;
    node.style.height = `${100 * (Math.max(...ys) - Math.min(...ys))}%`;
    return node;
  };

  // The same picture stays as it is: the focus does, and what stands beside the pointer.
  const made = JSON.stringify([data.src, data.size, data.taller, data.pressed]);
  if (root.dataset.made !== made) {
    hide();
    draw();
    root.dataset.made = made;
  }

  const mark = (node) => data.marks[node?.dataset?.mark];
  const ringed = (one) => {
    const d = one ? one.shapes.map(({ rings }) => outline(rings, data.size)).join("") : "";
    for (const path of svg.querySelectorAll(".casing, .ring")) path.setAttribute("d", d);
  };
  const isOpen = ({ opens, source }) =>
    opens.some(({ hotspot }) => hotspot === data.selected.hotspot) &&
    (!source || !data.selected.source || source === data.selected.source);
  for (const path of svg.querySelectorAll("[data-mark]")) {
    path.setAttribute("class", `${isOpen(mark(path)) ? "open" : ""} ${mark(path).opens.length ? "opens" : ""}`);
  }

  svg.onpointermove = (event) => {
    const found = mark(event.target);
    if (tip.classList.contains("asking")) return;
    // Browsers tell of a pointer at rest after every change of the page: that is none while the keys lead.
    const at = `${event.clientX} ${event.clientY}`;
    const rests = svg.dataset.at === at;
    svg.dataset.at = at;
    if (rests && places.contains(document.activeElement)) return;
    ringed(found);
    if (found) tell(found, around(event));
    else hide();
  };
  svg.onpointerleave = () => {
    if (tip.classList.contains("asking")) return;
    ringed(mark(places.querySelector(":focus-visible")));
    hide();
  };
  svg.onclick = (event) => {
    const found = mark(event.target);
    if (found && data.pressed) open(found, around(event));
  };
  const shape = (node) => svg.querySelector(`[data-mark="${node.dataset.mark}"]`).getBoundingClientRect();
  for (const node of places.children) {
    node.setAttribute("aria-pressed", String(isOpen(mark(node))));
    node.onfocus = () => {
      for (const other of places.children) other.tabIndex = other === node ? 0 : -1;
      ringed(mark(node));
      tell(mark(node), shape(node));
    };
    node.onblur = () => {
      ringed();
      if (!tip.classList.contains("asking")) hide();
    };
  }
  places.onclick = ({ target }) => mark(target) && open(mark(target), shape(target), target);
  places.onkeydown = (event) => {
    const nodes = [...places.children];
    const at = nodes.indexOf(event.target);
    const to = { Home: 0, End: nodes.length - 1 }[event.key] ?? at + (STEPS[event.key] ?? 0);
    if (event.key === "Escape") hide();
    if (to === at || !nodes[to]) return;
    event.preventDefault();
    nodes[to].focus();
  };

  // The picture keeps its proportions within its place, as the outlines over it do.
  const observer = new ResizeObserver(() => {
    const [width, height] = data.size;
    const scale = Math.min(image.clientWidth / width, image.clientHeight / height);
    Object.assign(places.style, {
      left: `${(image.clientWidth - scale * width) / 2}px`,
      top: `${(image.clientHeight - scale * height) / 2}px`,
      width: `${scale * width}px`,
      height: `${scale * height}px`,
    });
  });
  observer.observe(image);
  return () => observer.disconnect();
}

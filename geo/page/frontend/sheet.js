// On a telephone the panel is a sheet from below: its head is dragged up to make it larger, and down to close it.
const DRAGGED_PX = 40; // less is a tap, or a hand that is not steady

const isSheet = (panel) => getComputedStyle(panel).position === "fixed";

export default function ({ parentElement, data }) {
  const handle = parentElement.querySelector(".sheet-handle");
  const panel = handle.closest(".st-key-panel");
  const head = handle.closest(".st-key-panel-head");
  if (!panel || !head) return undefined;
  const enlarge = (tall) => {
    panel.toggleAttribute("data-tall", tall);
    handle.setAttribute("aria-expanded", String(tall));
  };
  // What is opened anew is read from its first quote on.
  if (panel.dataset.opened !== data.opened) {
    panel.dataset.opened = data.opened;
    panel.scrollTop = 0;
    enlarge(false);
  }
  let from = null;
  let dragged = false;
  handle.onclick = () => dragged || enlarge(!panel.hasAttribute("data-tall"));
  head.onpointerdown = (event) => {
    [from, dragged] = [isSheet(panel) ? event.clientY : null, false];
  };
  head.onpointermove = (event) => {
    if (from === null || !event.buttons) return;
    const by = event.clientY - from;
    if (Math.abs(by) < DRAGGED_PX / 4 && !dragged) return;
    dragged = true;
    head.setPointerCapture(event.pointerId);
    panel.style.translate = `0 ${Math.max(by, -DRAGGED_PX)}px`;
  };
  head.onpointerup = (event) => {
    if (from === null) return;
    const by = event.clientY - from;
    from = null;
    panel.style.translate = "";
    if (by < -DRAGGED_PX) enlarge(true);
    if (by > DRAGGED_PX && panel.hasAttribute("data-tall")) enlarge(false);
    else if (by > DRAGGED_PX) head.querySelector(".st-key-close button")?.click();
  };
  head.onpointercancel = () => {
    from = null;
    panel.style.translate = "";
  };
  return undefined;
}

// A page in a frame; a new run of the app leaves the reader where they were in it.
export default function ({ parentElement, data }) {
  const frame = parentElement.querySelector("iframe");
  const address = new URL(data.src, document.baseURI).href;
  if (frame.src !== address) frame.src = address;
  frame.title = data.title;
}

// Keeps a tap that could not be sent and sends it when the network is back. Without this script the page is a plain form.
const store = "entente.unsent";
const state = document.getElementById("state");
const here = location.pathname + location.search;
const say = (text, address) => {
  if (!state || !text) return;
  state.hidden = false;
  state.textContent = text;
  if (address && address !== here) state.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: address.split("?")[0].slice(0, 24) }));
};
const kept = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const keep = (list) => list.length ? localStorage.setItem(store, JSON.stringify(list)) : localStorage.removeItem(store);
const add = (body) => keep([...kept().filter((item) => item.url !== here), { key: `${Date.now()}${Math.random()}`, url: here, body }]);
const post = (url, body) => fetch(url, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "text/html" } });
const signedOut = 401;

async function flush() {
  for (const item of kept()) {
    try {
      const answer = await post(item.url, item.body);
      // Overloaded, or signed out: tried again later. Any other refusal is final, and said.
      if (answer.status >= 500 || answer.status === 429 || answer.status === signedOut) continue;
      keep(kept().filter((other) => other.key !== item.key));
      if (answer.ok && item.url === here) render(await answer.text());
      answer.ok ? say(state?.dataset.sent) : say(state?.dataset.lost, item.url);
    } catch { return; }
  }
}
function render(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  if (!fresh) return location.reload();
  document.querySelector("main").replaceChildren(...fresh.childNodes);
  document.querySelector("main #state")?.replaceWith(state);
}
document.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  const body = [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]);
  form.querySelectorAll("button").forEach((button) => { button.disabled = true; });
  try {
    const answer = await post(here, body);
    if (answer.status === signedOut) { add(body); return location.reload(); }
    state.hidden = true;
    render(await answer.text());
    scrollTo(0, 0);
  } catch {
    add(body);
    form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
    say(state?.dataset.kept);
  }
});
addEventListener("online", flush);
flush();

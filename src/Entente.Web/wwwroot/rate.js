// Keeps a tap that could not be sent and sends it when the network is back and the same person is here again. Without this script the page is a plain form.
const store = "entente.unsent";
const state = document.getElementById("state");
const here = location.pathname + location.search;
const whose = state?.dataset.whose;
const own = (item) => item.whose === whose;
const say = (text, address) => {
  if (!state || !text) return;
  state.hidden = false;
  state.textContent = text;
  if (address && address !== here) state.append(" ", Object.assign(document.createElement("a"), { href: address, textContent: address.split("?")[0].slice(0, 24) }));
};
const kept = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const keep = (list) => list.length ? localStorage.setItem(store, JSON.stringify(list)) : localStorage.removeItem(store);
const add = (body) => keep([...kept().filter((item) => item.url !== here || !own(item)), { key: `${Date.now()}${Math.random()}`, whose, url: here, body }]);
const post = (url, body) => fetch(url, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "text/html" } });
const signedOut = 401;

// The token of a form ends with the browser; the page that sends it has one of its own, of the same person.
const tokenName = "__RequestVerificationToken";
const withToken = (body) => {
  const token = document.querySelector(`[name=${tokenName}]`)?.value;
  return body.map(([name, value]) => [name, name === tokenName && token ? token : value]);
};

async function flush() {
  for (const item of kept().filter(own)) {
    try {
      const answer = await post(item.url, withToken(item.body));
      // Overloaded, signed out, or somebody else by now: tried again later. Any other refusal is final, and said.
      if (answer.status >= 500 || [400, 429, signedOut].includes(answer.status)) continue;
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

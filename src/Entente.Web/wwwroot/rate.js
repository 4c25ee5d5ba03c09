// Keeps a tap that could not be sent and sends it when the network is back. Without this script the page is a plain form.
const store = "entente.unsent";
const state = document.getElementById("state");
const say = (text) => { if (state && text) { state.hidden = false; state.textContent = text; } };
const kept = () => JSON.parse(localStorage.getItem(store) ?? "[]");
const keep = (list) => list.length ? localStorage.setItem(store, JSON.stringify(list)) : localStorage.removeItem(store);
const post = (url, body) => fetch(url, { method: "POST", body: new URLSearchParams(body), headers: { Accept: "text/html" } });

async function flush() {
  for (const item of kept()) {
    try {
      const answer = await post(item.url, item.body);
      // A refusal (4xx) is final; an overloaded server (5xx) is tried again later.
      if (answer.status >= 500) return;
      keep(kept().filter((other) => other.key !== item.key));
      if (answer.ok && item.url === location.pathname + location.search) { render(await answer.text()); say(state?.dataset.sent); }
    } catch { return; }
  }
}
function render(html) {
  const fresh = new DOMParser().parseFromString(html, "text/html").querySelector("main");
  document.querySelector("main").replaceChildren(...fresh.childNodes);
}
document.addEventListener("submit", async (event) => {
  const form = event.target;
  event.preventDefault();
  const body = [...new FormData(form, event.submitter)].map(([name, value]) => [name, String(value)]);
  const url = location.pathname + location.search;
  form.querySelectorAll("button").forEach((button) => { button.disabled = true; });
  try {
    render(await (await post(url, body)).text());
    scrollTo(0, 0);
  } catch {
    keep([...kept().filter((item) => item.url !== url), { key: `${Date.now()}${Math.random()}`, url, body }]);
    form.querySelectorAll("button").forEach((button) => { button.disabled = false; });
    say(state?.dataset.kept);
  }
});
addEventListener("online", flush);
flush();

// The room of a dialogue. Its forms work without this; with it, notes are sent without leaving the page, kept in this browser until
// the server has stored them, and what is typed survives a lost connection, a reload and a killed server.
const outboxKey = "entente.room.outbox";
const read = key => { try { return JSON.parse(localStorage.getItem(key)); } catch { return null; } };
const write = (key, value) => { try { value === null || value === "" ? localStorage.removeItem(key) : localStorage.setItem(key, JSON.stringify(value)); } catch { /* A full or forbidden store: the page still works while it is open. */ } };
const outbox = () => read(outboxKey) ?? [];
const newId = () => {
  if (crypto.randomUUID) return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = bytes[6] & 15 | 64; bytes[8] = bytes[8] & 63 | 128;
  return [...bytes].map((byte, i) => ([4, 6, 8, 10].includes(i) ? "-" : "") + byte.toString(16).padStart(2, "0")).join("");
};
const draftKey = key => `entente.draft.${key}`;
const seenKey = key => `entente.seen.${key}`;
const forms = key => document.querySelector(`entente-note[data-key="${CSS.escape(key)}"]`);
let typed = { key: null, at: 0 };
let sending = false, pause = 0, timer;
const stored = [];

// What waits is shown beside the form it came from, wherever that form stands just now.
const show = () => {
  const waiting = outbox();
  document.querySelectorAll("entente-note").forEach(note => {
    const list = note.querySelector("[data-pending]");
    if (!list) return;
    const lines = [...waiting.filter(item => item.key === note.dataset.key).map(item => [item.text, item.refused ?? note.dataset.waiting]),
      ...stored.filter(item => item.key === note.dataset.key && !document.getElementById(`note-${item.id}`)).map(item => [item.text, note.dataset.kept])];
    list.replaceChildren(...lines.map(([text, words]) => {
      const line = document.createElement("li"), small = document.createElement("small");
      line.textContent = text;
      small.textContent = words;
      line.append(" ", small);
      return line;
    }));
  });
};

const later = () => { clearTimeout(timer); pause = Math.min(pause ? pause * 2 : 500, 8000); timer = setTimeout(send, pause); };

// One after the other, oldest first. Only an answer of the server's own that says "stored" takes a note out of this browser.
const send = async () => {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  try {
    for (let item; item = outbox().find(one => !one.refused && one.person === person());) {
      const answer = await fetch(item.action, { method: "POST", body: new URLSearchParams(item.body), headers: { Accept: "application/json" }, redirect: "manual", signal: AbortSignal.timeout(15000) });
      if (answer.status === 204) {
        write(outboxKey, outbox().filter(one => one.id !== item.id));
        if (item.isNew) stored.push(item);
        pause = 0;
      } else if ([400, 403, 404, 409, 412, 413, 422].includes(answer.status)) {
        refuse(item, (await answer.json().catch(() => null))?.title ?? String(answer.status));
      } else {
        later();
        break;
      }
      show();
    }
  } catch {
    // No connection, or no answer: it waits.
    later();
  } finally {
    sending = false;
    show();
  }
};

// A refused text goes back where it was typed; only where something new stands there it waits beside it.
const refuse = (item, words) => {
  const field = forms(item.key)?.querySelector("textarea");
  if (field && (!field.value || item.isEdit)) {
    field.value = item.text;
    write(draftKey(item.key), item.text);
    write(outboxKey, outbox().filter(one => one.id !== item.id));
    field.setCustomValidity(words);
    field.reportValidity();
    field.addEventListener("input", () => field.setCustomValidity(""), { once: true });
  } else {
    write(outboxKey, outbox().map(one => one.id === item.id ? { ...one, refused: words } : one));
  }
};

const person = () => document.querySelector("entente-note")?.dataset.key.split(".")[1] ?? null;

// The live part puts an element into the page before what stands in it: both look inside themselves once it is there.
customElements.define("entente-note", class extends HTMLElement {
  connectedCallback() { queueMicrotask(() => this.begin()); }
  begin() {
    if (this.field || !this.isConnected) return;
    this.field = this.querySelector("textarea");
    const draft = read(draftKey(this.dataset.key));
    if (draft && (!this.dataset.edit || draft !== this.field.value)) {
      this.field.value = draft;
      if (this.dataset.edit) this.closest("details").open = true;
    }
    // The live part took the place of what was sent with the page: whoever was typing goes on where they were.
    if (typed.key === this.dataset.key && performance.now() - typed.at < 5000) {
      this.field.focus();
      this.field.setSelectionRange(typed.caret, typed.caret);
    }
    this.addEventListener("input", () => {
      // What is typed changes the text that was there when it began; the page goes on to later ones under it.
      if (this.dataset.edit && read(seenKey(this.dataset.key)) === null) write(seenKey(this.dataset.key), this.querySelector("[name=SeenVersion]").value);
      write(draftKey(this.dataset.key), this.field.value);
      typed = { key: this.dataset.key, at: performance.now(), caret: this.field.selectionStart };
    });
    this.addEventListener("keydown", event => {
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.querySelector("button").click();
      }
    });
    this.addEventListener("submit", event => {
      event.preventDefault();
      const form = event.target, id = newId(), body = new FormData(form, event.submitter);
      const text = this.field.value;
      if (!this.dataset.edit && !text.trim()) return;
      body.set(this.dataset.edit ? "SecondId" : "Id", id);
      if (this.dataset.edit) body.set("SeenVersion", read(seenKey(this.dataset.key)) ?? body.get("SeenVersion"));
      write(outboxKey, [...outbox(), { id, key: this.dataset.key, person: person(), action: form.getAttribute("action"), body: [...body.entries()], text, isNew: !this.dataset.edit, isEdit: !!this.dataset.edit }]);
      write(draftKey(this.dataset.key), null);
      write(seenKey(this.dataset.key), null);
      typed = { key: null, at: 0 };
      if (this.dataset.edit) this.closest("details").open = false; else { this.field.value = ""; this.field.focus(); }
      show();
      pause = 0;
      send();
    });
    show();
  }
});

// A longer form of one's own is kept in this browser from the first letter until the page that answers it shows another state.
customElements.define("entente-keep", class extends HTMLElement {
  connectedCallback() { queueMicrotask(() => this.begin()); }
  begin() {
    if (this.fields || !this.isConnected) return;
    const key = draftKey(this.dataset.key), seen = this.dataset.seen, kept = read(key);
    const value = field => field.type === "checkbox" || field.type === "radio" ? field.checked : field.value;
    this.fields = [...this.querySelectorAll("textarea, select, input:not([type=hidden], [type=file])")];
    if (kept?.seen === seen && kept.values.length === this.fields.length) this.fields.forEach((field, i) => { if (typeof value(field) === "boolean") field.checked = kept.values[i]; else field.value = kept.values[i]; });
    else write(key, null);
    this.addEventListener("input", () => write(key, { seen, values: this.fields.map(value) }));
  }
});

// Said below the button until it is pressed again; a bubble of the browser would be gone before it is read.
const sayBelow = (form, text) => {
  let said = form.querySelector(":scope > output");
  if (!said && text) {
    said = document.createElement("output");
    said.className = "refused";
    said.setAttribute("role", "alert");
    form.append(said);
  }
  if (said) said.textContent = text;
};

// One key or button: the form is sent without leaving the page.
document.addEventListener("submit", async event => {
  const form = event.target;
  if (!form.matches?.("form[data-quick]") || !event.submitter) return;
  event.preventDefault();
  const button = event.submitter, body = new URLSearchParams([...new FormData(form, button).entries()]);
  button.disabled = true;
  sayBelow(form, "");
  try {
    const answer = await fetch(form.getAttribute("action"), { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.status !== 204) throw new Error((await answer.json().catch(() => null))?.title ?? String(answer.status));
    button.disabled = false;
  } catch (fault) {
    button.disabled = false;
    sayBelow(form, fault instanceof TypeError ? document.querySelector(".reconnect")?.textContent ?? fault.message : fault.message);
  }
});

document.addEventListener("keydown", event => {
  if (!document.querySelector("entente-room")) return;
  if (event.altKey && event.key >= "1" && event.key <= "5") {
    const field = document.querySelectorAll("entente-room .part")[event.key - 1]?.querySelector(":scope > entente-note textarea");
    if (field) { event.preventDefault(); field.focus(); }
    return;
  }
  const note = event.target.closest?.("[data-note]");
  if (!note || event.target !== note || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    const all = [...document.querySelectorAll("[data-note]")];
    all[all.indexOf(note) + (event.key === "ArrowDown" ? 1 : -1)]?.focus();
    event.preventDefault();
    return;
  }
  const pressed = note.querySelector(`[data-press="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!pressed) return;
  event.preventDefault();
  pressed.click();
  if (pressed.tagName === "SUMMARY") note.querySelector("details.edit textarea")?.focus();
});

addEventListener("online", () => { pause = 0; send(); });
addEventListener("pageshow", send);
// Notes that were stored while nobody could tell us disappear from the waiting list once they stand in the room.
new MutationObserver(() => { if (stored.some(item => document.getElementById(`note-${item.id}`))) { stored.splice(0, stored.length, ...stored.filter(item => !document.getElementById(`note-${item.id}`))); show(); } })
  .observe(document.body, { childList: true, subtree: true });
// A server that began anew no longer knows this room: the page is fetched again, and what was typed comes back from this browser.
document.addEventListener("components-reconnect-state-changed", event => {
  if (event.detail?.state === "rejected") location.reload();
  if (event.detail?.state === "failed") setTimeout(async () => { if (!await window.Blazor?.reconnect().catch(() => null)) location.reload(); }, 3000);
}, true);
send();

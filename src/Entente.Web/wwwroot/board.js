// The board of a goal workshop: moving and grouping notes with the mouse or by key, and the timer. Everything here can be done
// by plain forms on the page of a note too.
const board = () => document.querySelector("entente-room[data-board]");
const dialog = () => document.getElementById("move-note");
let held = null;

// The form of the dialog carries the token; which note is moved stands in the address. Of two who move one note the later wins,
// so a move that found no connection is not sent again later: it would undo what others did meanwhile. It says so instead.
const move = async (id, fields) => {
  const form = dialog()?.querySelector("form");
  if (!form) return;
  const body = new URLSearchParams([["__RequestVerificationToken", form.querySelector("[name=__RequestVerificationToken]").value], ["Do", "Move"], ...Object.entries(fields).filter(([, value]) => value)]);
  let words = null;
  try {
    const answer = await fetch(`${form.getAttribute("action")}/${id}`, { method: "POST", body, headers: { Accept: "application/json" }, redirect: "manual" });
    if (answer.status !== 204) words = (await answer.json().catch(() => null))?.title ?? String(answer.status);
  } catch {
    words = document.querySelector(".reconnect")?.textContent;
  }
  const said = board()?.querySelector(".presence");
  if (words && said) {
    const line = document.createElement("span");
    line.className = "pill dissatisfied";
    line.textContent = words;
    document.querySelector(".page-header")?.append(line);
    setTimeout(() => line.remove(), 6000);
  }
};

const open = note => {
  const form = dialog()?.querySelector("form");
  if (!form || note.getAttribute("draggable") !== "true") return;
  const kind = form.querySelector("[name=Kind]"), isSwot = [...kind.options].some(option => option.value === note.dataset.kind);
  kind.closest(".field").hidden = !isSwot;
  if (isSwot) kind.value = note.dataset.kind;
  form.querySelector("[name=Group]").value = note.dataset.group ?? "";
  dialog().dataset.note = note.dataset.id;
  dialog().dataset.kind = isSwot ? "" : note.dataset.kind;
  dialog().showModal();
};

document.addEventListener("keydown", event => {
  const note = event.target.closest?.("[data-board] [data-note]");
  if (!note || event.target !== note || event.ctrlKey || event.metaKey || event.altKey || event.key.toLowerCase() !== "m") return;
  event.preventDefault();
  open(note);
});

document.addEventListener("submit", event => {
  if (!event.target.matches?.("form[data-move]")) return;
  event.preventDefault();
  const form = event.target, fields = new FormData(form), { note, kind } = dialog().dataset;
  dialog().close();
  move(note, { Kind: kind || fields.get("Kind"), Group: fields.get("Group") }).then(() => document.getElementById(`note-${note}`)?.focus());
}, true);

document.addEventListener("click", event => { if (event.target.matches?.("[data-close]")) dialog()?.close(); });

document.addEventListener("dragstart", event => {
  const note = event.target.closest?.("[data-board] [data-note][draggable=true]");
  if (!note) return;
  held = note.dataset.id;
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", held);
});

const target = event => held && (event.target.closest?.("[data-board] [data-note][draggable=true]") ?? event.target.closest?.("[data-board] [data-drop]"));
document.addEventListener("dragover", event => {
  const over = target(event);
  document.querySelectorAll(".drop").forEach(one => one !== over && one.classList.remove("drop"));
  if (!over || over.dataset.id === held) return;
  event.preventDefault();
  over.classList.add("drop");
});
document.addEventListener("drop", event => {
  const over = target(event);
  if (!over || over.dataset.id === held) return;
  event.preventDefault();
  move(held, over.dataset.id ? { Onto: over.dataset.id } : { Kind: over.dataset.drop, Group: over.dataset.group });
});
document.addEventListener("dragend", () => { held = null; document.querySelectorAll(".drop").forEach(one => one.classList.remove("drop")); });

// The clock of the board counts down to the moment that the server named.
setInterval(() => {
  const timer = document.querySelector("[data-ends]");
  if (!timer) return;
  const left = Math.ceil((Date.parse(timer.dataset.ends) - Date.now()) / 1000);
  timer.dataset.words ??= timer.textContent;
  const words = left > 0 ? `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}` : timer.dataset.over;
  if (timer.dataset.shown !== words) timer.dataset.shown = words;
}, 1000);

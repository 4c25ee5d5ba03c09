// Asks the device for a passkey and sends its answer with the form it stands in. Browsers that know no passkeys never see the form.
const knows = "PublicKeyCredential" in window && typeof PublicKeyCredential.parseRequestOptionsFromJSON === "function";

customElements.define("entente-passkey", class extends HTMLElement {
  connectedCallback() {
    this.hidden = !knows;
    if (knows) this.addEventListener("submit", this.ask);
  }

  async ask(event) {
    event.preventDefault();
    const form = event.target, said = this.querySelector("[role=alert]"), button = form.querySelector("button");
    said.textContent = "";
    button.disabled = true;
    try {
      const answer = await fetch(this.dataset.question, { method: "POST", body: new FormData(form), redirect: "error" });
      if (!answer.ok) throw new Error(String(answer.status));
      const question = await answer.json();
      const credential = this.dataset.act === "create"
        ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(question) })
        : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(question) });
      form.querySelector("[data-credential]").value = JSON.stringify(credential.toJSON());
      form.submit();
    } catch {
      said.textContent = this.dataset.failed;
      button.disabled = false;
    }
  }
});

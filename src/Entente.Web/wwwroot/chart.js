// <entente-chart>: draws its JSON option with ECharts once it comes into view. Without scripts the table beside it stands alone.
const library = "/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js";
let loading;
const load = () => loading ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  Object.assign(script, { src: library, onload: () => done(window.echarts), onerror: failed });
  document.head.append(script);
});
const colour = name => {
  // light-dark() is resolved by the browser only where a colour is used.
  const probe = document.createElement("i");
  probe.style.color = `var(--${name})`;
  document.body.append(probe);
  const value = getComputedStyle(probe).color;
  probe.remove();
  return value;
};
const themed = value => typeof value === "string" && value.startsWith("--") ? colour(value.slice(2))
  : Array.isArray(value) ? value.map(themed)
  : value && typeof value === "object" ? Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, themed(inner)]))
  : value;

customElements.define("entente-chart", class extends HTMLElement {
  connectedCallback() {
    this.plot = this.querySelector(".plot");
    this.source = this.querySelector("script[type='application/json']");
    if (!this.plot || !this.source) return;
    this.watch = new IntersectionObserver(seen => { if (seen.some(entry => entry.isIntersecting)) { this.watch.disconnect(); this.draw(); } }, { rootMargin: "200px" });
    this.watch.observe(this.plot);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.again = () => this.chart && this.draw();
    this.dark.addEventListener("change", this.again);
    this.size = new ResizeObserver(() => this.chart?.resize());
    this.size.observe(this.plot);
  }
  async draw() {
    const echarts = await load();
    this.chart ??= echarts.init(this.plot, null, { renderer: "svg" });
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const text = { color: colour("mute"), fontFamily: getComputedStyle(document.body).fontFamily };
    this.chart.setOption({ animation: !still, textStyle: text, ...themed(JSON.parse(this.source.textContent)) }, true);
    this.chart.off("click");
    this.chart.on("click", event => { const url = event.data?.url; if (url) location.assign(url); });
  }
  disconnectedCallback() {
    this.watch?.disconnect();
    this.size?.disconnect();
    this.dark?.removeEventListener("change", this.again);
    this.chart?.dispose();
    this.chart = undefined;
  }
});

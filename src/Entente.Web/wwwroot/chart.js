// <entente-chart>: draws its JSON option with ECharts once it comes into view. Without scripts the table beside it stands alone.
const library = "/_content/Vizor.ECharts/js/vizor-echarts-bundle-min.js";
let loading;
const load = () => loading ??= new Promise((done, failed) => {
  const script = document.createElement("script");
  // A failure on a bad connection is not kept: the next chart tries again.
  Object.assign(script, { src: library, onload: () => done(window.echarts), onerror: () => { loading = undefined; failed(new Error(library)); } });
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
const tooltip = () => ({ confine: true, backgroundColor: colour("card"), borderColor: colour("line"), textStyle: { color: colour("ink"), fontSize: 13 } });

customElements.define("entente-chart", class extends HTMLElement {
  connectedCallback() {
    this.watch = new IntersectionObserver(seen => { if (seen.some(entry => entry.isIntersecting)) { this.watch.disconnect(); this.draw(); } }, { rootMargin: "200px" });
    this.watch.observe(this);
    this.dark = matchMedia("(prefers-color-scheme: dark)");
    this.again = () => this.chart && this.draw();
    this.dark.addEventListener("change", this.again);
    this.theme = new MutationObserver(this.again);
    this.theme.observe(document.documentElement, { attributeFilter: ["data-theme"] });
    this.size = new ResizeObserver(() => this.chart?.resize());
    this.size.observe(this);
  }
  async draw() {
    const plot = this.querySelector(".plot");
    const source = this.querySelector("script[type='application/json']");
    if (!plot || !source) return;
    let echarts;
    try { echarts = await load(); } catch { this.dataset.failed = ""; return; }
    if (!this.isConnected) return;
    // Enhanced navigation changes the page in place: it may have taken the drawing away, or put another chart's data here.
    if (this.chart && (this.chart.getDom() !== plot || !plot.firstElementChild)) { this.chart.dispose(); this.chart = undefined; }
    this.chart ??= echarts.init(plot, null, { renderer: "svg" });
    this.drawn = source.textContent;
    const option = JSON.parse(this.drawn);
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    const text = { color: colour("mute"), fontFamily: getComputedStyle(document.body).fontFamily };
    const drawing = { animation: !still, animationDuration: 300, textStyle: text, ...themed(option) };
    if (option.tooltip) drawing.tooltip = { ...tooltip(), ...themed(option.tooltip) };
    this.chart.setOption(drawing, true);
    this.chart.off("click");
    this.chart.on("click", event => { const url = event.data?.url; if (url) location.assign(url); });
  }
  refresh() {
    const plot = this.querySelector(".plot");
    const changed = this.querySelector("script[type='application/json']")?.textContent !== this.drawn;
    if (this.chart && (changed || this.chart.getDom() !== plot || !plot?.firstElementChild)) this.draw();
  }
  disconnectedCallback() {
    this.watch?.disconnect();
    this.size?.disconnect();
    this.theme?.disconnect();
    this.dark?.removeEventListener("change", this.again);
    this.chart?.dispose();
    this.chart = undefined;
  }
});
window.Blazor?.addEventListener?.("enhancedload", () => document.querySelectorAll("entente-chart").forEach(chart => chart.refresh()));

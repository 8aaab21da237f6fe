
(() => {
  const at = (id) => document.getElementById(id);
  const search = at("search"), domain = at("domain"), count = at("count");
  const rows = [...document.querySelectorAll("tbody tr")];
  const fold = (text) => text.normalize("NFKD").replace(/[\p{M}\p{Cf}\u0640]/gu, "")
    .replace(/\u0671/g, "\u0627").replace(/[\u0649\u06CC]/g, "\u064A").replace(/\u0629/g, "\u0647")
    .replace(/\u06A9/g, "\u0643")
    .replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => digit.charCodeAt(0) & 15).toLowerCase();
  const texts = [];
  const show = () => {
    const words = fold(search.value).split(/\s+/).filter(Boolean);
    const only = domain ? domain.value : "";
    let shown = 0;
    rows.forEach((row, at) => {
      texts[at] ??= fold(row.textContent);
      const hit = (!only || row.dataset.domain === only) && words.every((word) => texts[at].includes(word));
      row.hidden = !hit;
      shown += hit;
    });
    count.textContent = shown ? shown + " / " + rows.length : count.dataset.nothing;
  };
  search.addEventListener("input", show);
  if (domain) domain.addEventListener("change", show);
  document.querySelector(".tools").hidden = false;
  show();
})();

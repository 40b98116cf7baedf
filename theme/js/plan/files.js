// Files: giving them to the reader, and finding out what a file is that the reader brings.
(function (plan) {
  "use strict";

  const { t, base, make, fold } = plan;
  const LARGEST = 2000000; // bytes

  // The library for tables is only loaded when it is needed, as a script: pages opened from a disk cannot fetch.
  let library = null;

  function papa() {
    library = library || new Promise((resolve, reject) => {
      const lost = () => { library = null; reject(new Error("papaparse")); };
      document.head.append(make("script", { src: base + "assets/papaparse.js", onload: () => resolve(window.Papa), onerror: lost }));
    });
    return library;
  }

  // Giving

  function nameOf(value, ending) {
    const today = new Date();
    const date = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
    const slug = (fold(value.profile.name).match(/[\p{L}\p{N}]+/gu) || []).join("-").slice(0, 60);
    return `${slug || t("file")}-${date}.${ending}`;
  }

  // Bringing

  // Spreadsheets write UTF-8, UTF-16 or the old Windows code page, with a mark or without.
  function decoded(bytes) {
    const mark = bytes[0] << 8 | bytes[1];
    if (mark === 0xfffe) return new TextDecoder("utf-16le").decode(bytes);
    if (mark === 0xfeff) return new TextDecoder("utf-16be").decode(bytes);
    try {
      return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
    } catch (error) {
      return new TextDecoder("windows-1252").decode(bytes);
    }
  }

  // { plan, edited, problems } of a file, or { refused: key of the words that say why }.
  async function open(file) {
    if (file.size > LARGEST) return { refused: "too_big" };
    let content = "";
    try {
      content = decoded(new Uint8Array(await file.arrayBuffer()));
    } catch (error) {
      return { refused: "foreign" }; // a folder, or a file that is gone
    }
    if (content.includes("\u0000")) return { refused: "foreign" };
    let found = plan.markdown.read(content);
    try {
      found = found || plan.table.read(content, await papa());
    } catch (error) {
      return { refused: "failed" };
    }
    if (found && plan.isNewer(found.plan)) return { refused: "file_newer" };
    return found && found.plan ? found : { refused: "foreign" };
  }

  plan.files = { papa, nameOf, give: window.guideElements.give, open };
})(window.guidePlan);

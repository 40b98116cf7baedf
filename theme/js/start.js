// In the head, before the first paint: scripts run, and the palette that the reader chose.
document.documentElement.className = "js";
try {
  var scheme = localStorage.getItem("guide.palette");
  if (scheme === "light" || scheme === "dark") document.documentElement.dataset.scheme = scheme;
} catch (error) { /* no storage: the system's colours */ }

// Before the first drawing: what was chosen, else what the system has.
(() => {
    const kept = localStorage.getItem("hubPage.theme");
    const dark = kept ? kept === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    document.documentElement.dataset.theme = dark ? "dark" : "light";
})();

// Scenarios in Chromium: node page.mjs SCENARIO, with the page's address in PAGE. The last line of the output is what was seen, as JSON.
import { readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const require = createRequire(import.meta.url);
const base = process.env.PAGE;
const paths = ["", "records", "fleet", "charts", "dead-letters", "send"];
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const seen = { errors: [], foreign: [] };

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });

async function open(path, options = desktop) {
    const context = await browser.newContext({ ignoreHTTPSErrors: true, ...options });
    const page = await context.newPage();
    page.setDefaultTimeout(60000);
    page.on("console", m => { if (m.type() === "error" || m.type() === "warning") seen.errors.push(m.text()); });
    page.on("pageerror", e => seen.errors.push(e.message));
    page.on("requestfailed", r => { if (!/ERR_ABORTED/.test(r.failure()?.errorText)) seen.errors.push(`${r.url()}: ${r.failure()?.errorText}`); });
    const away = url => new URL(url).host !== new URL(base).host && !url.startsWith("data:");
    page.on("request", r => { if (away(r.url())) seen.foreign.push(r.url()); });
    page.on("websocket", s => { if (away(s.url())) seen.foreign.push(s.url()); });
    await page.goto(base + path);
    return page;
}

const texts = (page, selector) => page.locator(selector).evaluateAll(all => all.map(e => e.textContent.trim()));

async function audit(page) {
    if (!await page.evaluate(() => "axe" in window)) await page.evaluate(await readFile(require.resolve("axe-core/axe.min.js"), "utf8"));
    const { violations } = await page.evaluate(() => axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
    return violations.map(v => `${v.id}: ${v.nodes.map(n => n.target).join(", ")}`);
}

// How many pixels of a chart have a color of the style sheet, nearly.
const pixels = (page, index, variable) => page.locator("[data-test=chart] canvas").nth(index).evaluate((canvas, name) => {
    const color = getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const [r, g, b] = [1, 3, 5].map(i => parseInt(color.slice(i, i + 2), 16));
    const copy = Object.assign(document.createElement("canvas"), { width: canvas.width, height: canvas.height }).getContext("2d", { willReadFrequently: true });
    copy.drawImage(canvas, 0, 0);
    const { data } = copy.getImageData(0, 0, canvas.width, canvas.height);
    let count = 0;
    for (let i = 0; i < data.length; i += 4) {
        if (data[i + 3] > 128 && Math.abs(data[i] - r) + Math.abs(data[i + 1] - g) + Math.abs(data[i + 2] - b) < 24) count++;
    }
    return count;
}, variable);

const scenarios = {
    async overview() {
        const page = await open("");
        await page.locator("[data-test=publishers] .name", { hasText: "wipy-01" }).waitFor();
        await page.locator("[data-test=publishers] .name", { hasText: "wipy-02" }).waitFor();
        await page.locator(".rate-chart canvas").first().waitFor();
        await page.waitForFunction(() => parseFloat(document.querySelector("[data-test=rate]").textContent) > 0);
        return {
            title: await page.title(),
            publishers: await texts(page, "[data-test=publishers] .name"),
            clocks: await texts(page, "[data-test=publishers] td[data-label=Clock]"),
            partitions: await page.locator("[data-test=partitions] tbody tr").count(),
            rateDrawn: await page.locator(".rate-chart canvas").count(),
        };
    },

    async records() {
        const page = await open("records");
        await page.locator("[data-test=records] td", { hasText: process.env.VALUE }).first().waitFor();
        const heads = await texts(page, "[data-test=records] thead th");
        await page.selectOption("[data-test=publisher]", "wipy-02");
        await page.waitForFunction(() => [...document.querySelectorAll("[data-test=records] tbody th")].every(e => e.textContent === "wipy-02"));
        return { heads, publishers: [...new Set(await texts(page, "[data-test=records] tbody th"))] };
    },

    async pause() {
        const page = await open("records");
        await page.locator("[data-test=records] tbody tr").first().waitFor();
        await page.click("[data-test=live]");
        await page.locator("[data-test=live]", { hasText: "Paused" }).waitFor();
        await page.waitForTimeout(700);
        const before = await texts(page, "[data-test=records] tbody tr");
        await page.waitForTimeout(2000);
        const after = await texts(page, "[data-test=records] tbody tr");
        await page.click("[data-test=live]");
        await page.waitForFunction(first => document.querySelector("[data-test=records] tbody tr").textContent.trim() !== first, after[0]);
        return { still: JSON.stringify(before) === JSON.stringify(after) };
    },

    async charts() {
        const page = await open("charts");
        const chart = page.locator("[data-test=chart]", { hasText: "Temperature" });
        await chart.locator("canvas").waitFor();
        await page.waitForTimeout(1500);
        const line = await pixels(page, 0, "--series-0");
        const alertBefore = await pixels(page, 0, "--alert");
        await chart.locator("[data-test=alert-edit]").click();
        await chart.locator("[data-test=above]").fill("30");
        await chart.locator("[data-test=alert-save]").click();
        await page.locator(".alert-item").first().waitFor();
        await page.reload();
        await page.locator(".alert-item").first().waitFor();
        await chart.locator("canvas").waitFor();
        await page.waitForTimeout(1500);
        return {
            heads: await texts(page, "[data-test=chart] h3"), names: await page.locator("[data-test=chart] figure").first().getAttribute("aria-label"),
            line, alertBefore, alertAfter: await pixels(page, 0, "--alert"), alerts: await texts(page, ".alert-item"),
        };
    },

    // Sorted and turned with the keyboard, narrowed by name, state and version, and taken as a file.
    async fleet() {
        const page = await open("fleet");
        const rows = () => texts(page, "[data-test=fleet] tbody th");
        await page.locator("[data-test=fleet] tbody tr").nth(24).waitFor();
        await page.locator(".pager", { hasText: "of 30" }).waitFor();
        const names = await rows();
        const head = page.locator("[data-test=fleet] thead button", { hasText: "Battery" });
        await head.focus();
        await page.keyboard.press("Enter");
        await page.locator("th[aria-sort=ascending]", { hasText: "Battery" }).waitFor();
        const rising = await rows();
        await page.keyboard.press("Enter");
        await page.locator("th[aria-sort=descending]", { hasText: "Battery" }).waitFor();
        const falling = await rows();
        await page.click("[data-test=next]");
        await page.locator(".pager", { hasText: "26 to 30" }).waitFor();
        const last = await rows();
        await page.fill("[data-test=name]", "WIPY-1");
        await page.waitForFunction(() => document.querySelectorAll("[data-test=fleet] tbody tr").length === 10);
        const narrowed = (await rows()).sort();
        await page.selectOption("[data-test=version]", "2");
        await page.waitForFunction(() => document.querySelectorAll("[data-test=fleet] tbody tr").length === 5);
        const cells = await page.locator("[data-test=fleet] tbody tr").first().locator("td").evaluateAll(all => all.map(e => `${e.dataset.label ?? ""}: ${e.textContent.replace(/\s+/g, " ").trim()}`));
        const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-test=csv]")]);
        const csv = await readFile(await download.path(), "utf8");
        await page.selectOption("[data-test=state]", "Silent");
        await page.locator(".empty", { hasText: "No publisher of these" }).waitFor();
        return {
            names, rising, falling, last, narrowed, cells, csv, file: download.suggestedFilename(),
            heads: await texts(page, "[data-test=fleet] thead th"), versions: (await texts(page, "[data-test=versions] li")).map(t => t.replace(/\s+/g, " ")),
        };
    },

    async plainFleet() {
        const page = await open("fleet");
        await page.locator("[data-test=fleet] tbody tr").waitFor();
        return { heads: await texts(page, "[data-test=fleet] thead th"), note: (await texts(page, "[data-test=no-metrics]"))[0] };
    },

    async letters() {
        const page = await open("dead-letters");
        await page.locator("[data-test=dead-letters] li").nth(1).waitFor();
        await page.locator(".tabs .count", { hasText: "2" }).waitFor();
        return { problems: await texts(page, ".letter-problem"), bodies: await texts(page, ".letter-body"), count: (await texts(page, ".tabs .count"))[0] };
    },

    // Without a mouse: the skip link, the pages, a form filled and sent.
    async keyboard() {
        const page = await open("");
        await page.locator("main h1").waitFor();
        await page.evaluate(() => document.activeElement.blur());
        const stops = [];
        for (let i = 0; i < 12; i++) {
            await page.keyboard.press("Tab");
            const [name, visible] = await page.evaluate(() => {
                const e = document.activeElement;
                return [(e.getAttribute("aria-label") ?? e.textContent).trim(), getComputedStyle(e).outlineStyle !== "none"];
            });
            stops.push({ name, visible });
            if (name === "Send") break;
        }
        await page.keyboard.press("Enter");
        await page.locator("#publisher").waitFor();
        await page.waitForFunction(() => document.activeElement.tagName === "H1");
        await page.keyboard.press("Tab");
        await page.keyboard.press("Control+A");
        await page.keyboard.type("by-hand");
        for (let i = 0; i < 8; i++) {
            await page.keyboard.press("Tab");
            if (await page.evaluate(() => document.activeElement.dataset.test === "send")) break;
        }
        await page.keyboard.press("Enter");
        await page.waitForFunction(() => document.querySelector("[data-test=answer]").textContent.length > 0);
        return { stops, answer: (await texts(page, "[data-test=answer]"))[0] };
    },

    async refused() {
        const page = await open("send");
        const height = () => page.locator("#body").evaluate(e => e.getBoundingClientRect().height);
        const before = await height();
        await page.locator("#body").fill('{"$message":"Climate","Temperature":2000}');
        await page.click("[data-test=send]");
        await page.waitForFunction(() => document.querySelector("[data-test=answer]").textContent.length > 0);
        return { answer: (await texts(page, "[data-test=answer]"))[0], grown: await height() - before };
    },

    async exports() {
        const page = await open("records");
        await page.locator("[data-test=records] tbody tr").first().waitFor();
        await page.selectOption("[data-test=message]", "Climate");
        await page.waitForFunction(() => document.querySelector("[data-test=csv]").href.includes("message=Climate"));
        const [download] = await Promise.all([page.waitForEvent("download"), page.click("[data-test=csv]")]);
        return { name: download.suggestedFilename(), csv: await readFile(await download.path(), "utf8") };
    },

    async restart() {
        const page = await open("");
        await page.locator("[data-test=publishers] .name").waitFor();
        await page.evaluate(() => { window.isOld = true; });
        await writeFile(process.env.SEEN, "");
        await page.waitForFunction(() => !window.isOld && document.querySelector("[data-test=publishers] .name"), null, { timeout: 90000 });
        return { isNew: true };
    },

    async login() {
        const page = await open("");
        await page.locator("#token").waitFor();
        const audited = await audit(page);
        await page.fill("#token", "guess");
        await page.keyboard.press("Enter");
        await page.locator(".bad", { hasText: "not the token" }).waitFor();
        await page.fill("#token", process.env.TOKEN);
        await page.keyboard.press("Enter");
        await page.locator("[data-test=rate]").waitFor();
        const cookies = await page.context().cookies();
        seen.errors = seen.errors.filter(e => !e.includes("401"));
        return { audited, path: new URL(page.url()).pathname, cookie: cookies.find(c => c.name.startsWith("__Host-")) };
    },

    async phone() {
        const found = [];
        for (const path of paths) {
            const page = await open(path, phone);
            await page.locator("main h1").waitFor();
            await page.waitForTimeout(1200);
            found.push({ path, width: await page.evaluate(() => document.scrollingElement.scrollWidth) });
            await page.context().close();
        }
        return { found };
    },

    async axe() {
        const found = [];
        for (const [name, options] of [["light", desktop], ["dark", { ...desktop, colorScheme: "dark" }], ["phone", phone]]) {
            const page = await open("", options);
            for (const path of paths) {
                await page.goto(base + path);
                await page.locator("main h1").waitFor();
                await page.waitForTimeout(1200);
                found.push({ page: `${name} ${path}`, theme: await page.evaluate(() => document.documentElement.dataset.theme), violations: await audit(page) });
            }
            await page.context().close();
        }
        return { found };
    },
};

try {
    const result = await scenarios[process.argv[2]]();
    console.log(JSON.stringify({ ...result, ...seen }));
} finally {
    await browser.close();
}

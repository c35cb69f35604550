// The pictures of the documentation: node pictures.mjs PAGE FOLDER, while events come in.
import { chromium } from "playwright-core";

const [base, folder] = process.argv.slice(2);
const desktop = { viewport: { width: 1180, height: 860 } };
const phone = { viewport: { width: 390, height: 780 }, deviceScaleFactor: 2, isMobile: true, hasTouch: true };
const pictures = [
    ["hub-overview", "", desktop, 40], ["hub-overview-dark", "", { ...desktop, colorScheme: "dark" }, 5], ["hub-charts-dark", "charts", { ...desktop, colorScheme: "dark" }, 5],
    ["hub-records", "records", desktop, 3], ["hub-overview-phone", "", phone, 5], ["hub-fleet", "fleet", desktop, 5],
];

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
for (const [name, path, options, seconds] of pictures) {
    const page = await browser.newPage(options);
    await page.goto(`${base}/${path}`);
    await page.locator("main h1").waitFor();
    if (path === "charts") {
        const chart = page.locator("[data-test=chart]").first();
        await chart.locator("[data-test=alert-edit]").click();
        await chart.locator("[data-test=above]").fill("28");
        await chart.locator("[data-test=alert-save]").click();
    }
    await page.waitForTimeout(seconds * 1000);
    await page.screenshot({ path: `${folder}/${name}.png` });
    await page.close();
}
await browser.close();

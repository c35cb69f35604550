// The picture of the diagnostics: node docs/images/diagnostics/picture.mjs, after `dotnet build tests/TelemetryGen.Rules.Tests`.
// It builds Climate.cs as a user's project, and Chromium makes docs/images/diagnostics.png of the record and of what dotnet build says, in
// its colours. Left out are the temporary folder, the links behind each message and the name of the project.
import { execFileSync, spawnSync } from "node:child_process";
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const built = resolve(here, "../../../tests/TelemetryGen.Rules.Tests/bin/Debug/net10.0");
const folder = mkdtempSync(join(tmpdir(), "greenhouse-"));
const width = 1260, lineHeight = 20, padding = 18;

const project = `<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup>
    <TargetFramework>net10.0</TargetFramework>
    <ImplicitUsings>enable</ImplicitUsings>
    <Nullable>enable</Nullable>
    <_TelemetryGenBoards>wipy1</_TelemetryGenBoards>
    <_TelemetryGenTargets>micropython</_TelemetryGenTargets>
    <TelemetryGenLock>none</TelemetryGenLock>
  </PropertyGroup>
  <ItemGroup>
    <Reference Include="${built}/TelemetryGen.dll" />
    <Analyzer Include="${built}/TelemetryGen.Generator.dll" />
    <CompilerVisibleProperty Include="_TelemetryGenBoards;_TelemetryGenTargets;TelemetryGenLock" />
  </ItemGroup>
</Project>`;

if (!existsSync(join(built, "TelemetryGen.Generator.dll"))) {
    throw new Error(`${built} has no TelemetryGen.Generator.dll; build tests/TelemetryGen.Rules.Tests first.`);
}

try {
    writeFileSync(join(folder, "Contracts.csproj"), project);
    copyFileSync(join(here, "Climate.cs"), join(folder, "Climate.cs"));
    const run = spawnSync("dotnet", ["build", "-nologo", "-tl:off", "-v:q", "-clp:ForceConsoleColor;NoSummary"], {
        cwd: folder, encoding: "utf8", env: { ...process.env, DOTNET_CLI_UI_LANGUAGE: "en", DOTNET_NOLOGO: "1" },
    });
    const lines = distinct(coloured(run.stdout.split("\n")).filter(l => l.includes("TLG")).map(shorten)).sort(byPlace);
    if (lines.length < 5) {
        throw new Error(`dotnet build said less than expected:\n${run.stdout}${run.stderr}`);
    }

    const html = join(folder, "page.html");
    const shown = [...numbered(readFileSync(join(here, "Climate.cs"), "utf8")), "", "$ dotnet build", ...lines];
    writeFileSync(html, page(shown));
    const rows = shown.reduce((sum, l) => sum + Math.max(1, Math.ceil(plain(l).length / 144)), 0);
    execFileSync(process.env.CHROMIUM ?? "/usr/bin/chromium", [
        "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-device-scale-factor=1",
        `--window-size=${width},${rows * lineHeight + 2 * padding}`, `--screenshot=${resolve(here, "../diagnostics.png")}`,
        `file://${html}`,
    ], { stdio: "ignore" });
} finally {
    rmSync(folder, { recursive: true });
}

// The record with the numbers of its lines, which are grey.
function numbered(source) {
    const lines = source.trimEnd().split("\n").map((line, i) => `\x1b[90m${String(i + 1).padStart(3)}\x1b[m  ${line}`);
    return lines.slice(source.split("\n").findIndex(l => l.startsWith("[Telemetry(")));
}

function shorten(line) {
    return line.replaceAll(`${folder}/`, "").replace(/ \(https?:[^)]*\)/, "").replace(/ \[[^[\]]*Contracts\.csproj\]/, "").trim();
}

function plain(line) {
    return line.replace(/\x1b\[[0-9;]*m/g, "");
}

// A colour holds until the next one, over ends of lines.
function coloured(lines) {
    let open = "";
    return lines.map(line => {
        const whole = open + line;
        open = whole.match(/\x1b\[[0-9;]*m/g)?.at(-1) ?? "";
        return whole;
    });
}

function distinct(lines) {
    return [...new Map(lines.map(l => [plain(l), l])).values()];
}

function byPlace(left, right) {
    const place = line => plain(line).match(/\((\d+),(\d+)\)/)?.slice(1).map(Number) ?? [0, 0];
    const [a, b] = [place(left), place(right)];
    return a[0] - b[0] || a[1] - b[1];
}

function page(lines) {
    const colours = { 31: "#f1707a", 33: "#e2c35c", 90: "#7d8590" };
    const spans = line => line.replace(/&/g, "&amp;").replace(/</g, "&lt;").split(/(?=\x1b\[)/).map(part => {
        const [, codes, text] = part.match(/^\x1b\[([0-9;]*)m([\s\S]*)$/) ?? [null, "", part];
        const colour = codes.split(";").map(c => colours[c]).find(c => c);
        return colour ? `<span style="color:${colour}">${text}</span>` : text;
    }).join("");
    const style = `margin:0;padding:${padding}px;background:#1e2227;color:#d7dae0;font:14px/${lineHeight}px "DejaVu Sans Mono",monospace;`
        + "white-space:pre-wrap;overflow-wrap:anywhere";
    return `<!doctype html><meta charset="utf-8"><body style='${style}'>${lines.map(spans).join("\n")}</body>`;
}

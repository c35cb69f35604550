// Charts, and what a browser keeps. The server sends new points only; the arrays are here.
"use strict";
const hubPage = (() => {
    const most = 600;
    const charts = new Map();
    const prefix = "hubPage.";

    const css = name => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
    const compact = new Intl.NumberFormat("en", { maximumSignificantDigits: 4, notation: "compact" });
    const exact = new Intl.NumberFormat("en", { maximumSignificantDigits: 6 });

    function lines(chart) {
        return chart.names.map((name, i) => ({
            label: name,
            stroke: css(`--series-${i % 8}`),
            width: 1.75,
            fill: chart.kind === "rate" ? css("--series-fill") : undefined,
            points: { show: chart.points.get(name)?.length < 40 && chart.kind !== "rate", size: 5, fill: css("--surface") },
            spanGaps: true,
            value: (_, v) => v == null ? "" : exact.format(v),
        }));
    }

    function data(chart) {
        const tables = chart.names.map(name => {
            const points = chart.points.get(name) ?? [];
            return [points.map(p => p[0]), points.map(p => p[1])];
        });
        return tables.length === 0 ? [[]] : uPlot.join(tables);
    }

    // The alert lines belong to what is seen.
    function range(chart, low, high) {
        const all = [low, high, chart.above, chart.below].filter(v => v != null && Number.isFinite(v));
        if (all.length === 0) return [0, 1];
        let [min, max] = [Math.min(...all), Math.max(...all)];
        if (chart.kind === "rate") return [0, Math.max(1, max * 1.15)];
        const room = (max - min) * 0.12 || Math.abs(max) * 0.05 || 1;
        return [min - room, max + room];
    }

    function drawAlerts(u, chart) {
        const { ctx, bbox } = u;
        ctx.save();
        ctx.strokeStyle = css("--alert");
        ctx.lineWidth = 1.5 * devicePixelRatio;
        ctx.setLineDash([5 * devicePixelRatio, 4 * devicePixelRatio]);
        for (const value of [chart.above, chart.below]) {
            if (value == null) continue;
            const y = Math.round(u.valToPos(value, "y", true));
            ctx.beginPath();
            ctx.moveTo(bbox.left, y);
            ctx.lineTo(bbox.left + bbox.width, y);
            ctx.stroke();
        }
        ctx.restore();
    }

    function build(place, chart) {
        chart.plot?.destroy();
        const axis = {
            stroke: css("--muted"), font: `11px ${getComputedStyle(document.body).fontFamily}`,
            grid: { stroke: css("--line"), width: 1 }, ticks: { show: false },
        };
        chart.plot = new uPlot({
            width: place.clientWidth || 300,
            height: chart.kind === "rate" ? 168 : 180,
            padding: [8, 22, 0, 0],
            legend: { show: false },
            cursor: { y: false, points: { size: 7 }, drag: { x: true, y: false } },
            scales: {
                x: { time: true, range: chart.window ? (_, min, max) => [Math.max(max - chart.window, Math.min(min, max - 60)), max] : undefined },
                y: { range: (_, low, high) => range(chart, low, high) },
            },
            axes: [
                { ...axis, size: 26, gap: 6, grid: { show: false }, space: 70, values: times },
                { ...axis, size: 52, space: 34, values: (_, values) => values.map(v => (Math.abs(v) < 1e5 ? exact : compact).format(v)) },
            ],
            series: [{}, ...lines(chart)],
            hooks: { draw: [u => drawAlerts(u, chart)], setCursor: [u => tip(u, chart)] },
        }, data(chart), place);
        chart.tip = place.appendChild(Object.assign(document.createElement("div"), { className: "tip", hidden: true }));
    }

    function times(u, splits) {
        const span = u.scales.x.max - u.scales.x.min;
        const options = span > 3 * 86400 ? { month: "short", day: "numeric" }
            : { hour: "2-digit", minute: "2-digit", ...(span < 240 ? { second: "2-digit" } : {}), hourCycle: "h23" };
        const format = new Intl.DateTimeFormat("en", options);
        return splits.map(s => format.format(new Date(s * 1000)));
    }

    function tip(u, chart) {
        const at = u.cursor.idx;
        if (!chart.tip) return;
        chart.tip.hidden = at == null || u.cursor.left < 0;
        if (chart.tip.hidden) return;
        const rows = chart.names.map((name, i) => [name, u.data[i + 1]?.[at]]).filter(r => r[1] != null);
        chart.tip.replaceChildren(
            Object.assign(document.createElement("b"), { textContent: new Date(u.data[0][at] * 1000).toLocaleString("en", { dateStyle: "medium", timeStyle: "medium", hourCycle: "h23" }) }),
            ...rows.map(([name, v]) => Object.assign(document.createElement("span"), { textContent: `${name}  ${exact.format(v)} ${chart.unit}` })));
        const right = u.cursor.left > u.over.clientWidth / 2;
        chart.tip.style.left = right ? "auto" : `${u.cursor.left + 66}px`;
        chart.tip.style.right = right ? `${u.over.clientWidth - u.cursor.left + 20}px` : "auto";
    }

    const resized = new ResizeObserver(entries => {
        for (const { target } of entries) {
            const chart = charts.get(target);
            if (chart?.plot && target.clientWidth > 0 && target.clientWidth !== chart.plot.width) {
                chart.plot.setSize({ width: target.clientWidth, height: chart.plot.height });
            }
        }
    });

    return {
        /** Makes an empty chart in a place, or makes it anew. */
        chart(place, options) {
            if (!place?.isConnected) return;
            charts.get(place)?.plot?.destroy();
            place.replaceChildren();
            charts.set(place, { ...options, names: [], points: new Map(), plot: null });
            resized.observe(place);
        },

        /** Adds points to lines; `names` are all that are shown, in the order of their colors. */
        add(place, names, parts) {
            const chart = charts.get(place);
            if (!chart || !place.isConnected) return;
            for (const { name, points } of parts) {
                const known = chart.points.get(name) ?? [];
                const last = known.length ? known[known.length - 1][0] : -Infinity;
                known.push(...points);
                if (points.some((p, i) => p[0] < (i ? points[i - 1][0] : last))) known.sort((a, b) => a[0] - b[0]);
                if (known.length > most) known.splice(0, known.length - most);
                chart.points.set(name, known);
            }
            const same = chart.plot && names.length === chart.names.length && names.every((n, i) => n === chart.names[i]);
            chart.names = names;
            if (same) chart.plot.setData(data(chart));
            else build(place, chart);
        },

        forget(place) {
            const chart = charts.get(place);
            if (!chart) return;
            resized.unobserve(place);
            chart.plot?.destroy();
            charts.delete(place);
        },

        kept: name => localStorage.getItem(prefix + name),
        keep: (name, value) => localStorage.setItem(prefix + name, value),

        switchTheme() {
            const root = document.documentElement;
            root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
            localStorage.setItem(prefix + "theme", root.dataset.theme);
            for (const [place, chart] of charts) if (chart.plot) build(place, chart);
        },
    };
})();
window.hubPage = hubPage;

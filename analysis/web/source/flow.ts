/** Where the money goes, from left to right. */
import { sankey, sankeyLeft } from "d3-sankey";
import type { FlowChart, FlowLink, FlowNode } from "./data";
import { drawingName, seriesColor, svg, type View } from "./elements";
import { cut, shorten, textWidth, valueText } from "./format";
import { tipOn } from "./tip";

const nodeWidth = 12;
/** Two lines of text stand beside each node. */
const labelHeight = 30;

/** d3-sankey wants links by position among the nodes that have money. */
function withMoney(nodes: FlowNode[], links: FlowLink[]) {
    const flowing = links.filter((link) => link.value > 0);
    const used = nodes.filter((_, i) => flowing.some((link) => link.from === i || link.to === i));
    const place = new Map(used.map((node, i) => [node, i]));
    return {
        nodes: used.map((node) => ({ ...node })),
        links: flowing.map((link) => ({ source: place.get(nodes[link.from]!)!, target: place.get(nodes[link.to]!)!, value: link.value })),
    };
}

/** Columns of the drawing: the longest way through the nodes. */
function depths(count: number, links: { source: number; target: number }[]): number[] {
    const depth = new Array<number>(count).fill(0);
    for (let round = 0; round < count; round++)
        for (const link of links) depth[link.target] = Math.max(depth[link.target]!, depth[link.source]! + 1);
    return depth;
}

export function drawFlow(chart: FlowChart, choice: number, view: View): Element[] {
    const { nodes, links, label } = chart.choices[choice]!;
    const graph = withMoney(nodes, links);
    const money = (value: number) => valueText(value, "money", view.language, view.currency);
    const column = depths(graph.nodes.length, graph.links);
    const columns = Math.max(1, ...column.map((depth) => depth + 1));
    const crowd = Math.max(1, ...column.map((depth) => column.filter((other) => other === depth).length));
    const height = Math.max(220, crowd * (labelHeight + 26));
    // The last column's labels stand right of it, as all others do.
    const step = (view.width - nodeWidth) / columns;
    const room = step - nodeWidth - 10;
    const drawing = svg("svg", {
        width: view.width,
        height,
        viewBox: `0 0 ${view.width} ${height}`,
        role: "img",
        "aria-label": drawingName(view.title, chart.choices.length > 1 ? label[view.language] : ""),
    });
    if (graph.nodes.length > 0) {
        const laid = sankey()
            .nodeWidth(nodeWidth)
            .nodePadding(labelHeight)
            .nodeAlign(sankeyLeft)
            .extent([[1, labelHeight / 2], [nodeWidth + step * (columns - 1), height - labelHeight / 2]])(graph);
        for (const link of laid.links) {
            const [x0, x1] = [link.source.x1, link.target.x0];
            const middle = (x0 + x1) / 2;
            const path = svg("path", {
                d: `M${x0},${link.y0}C${middle},${link.y0} ${middle},${link.y1} ${x1},${link.y1}`,
                stroke: seriesColor(link.source.color),
                "stroke-width": Math.max(1, link.width),
                class: "flow-link",
            });
            const from = shorten(link.source.label[view.language], 60);
            const to = shorten(link.target.label[view.language], 60);
            tipOn(path, [`${from} → ${to}`, money(link.value)]);
            drawing.append(path);
        }
        for (const node of laid.nodes) {
            const bar = svg("rect", {
                x: node.x0,
                y: node.y0,
                width: nodeWidth,
                height: Math.max(1, node.y1 - node.y0),
                fill: seriesColor(node.color),
            });
            const name = node.label[view.language];
            tipOn(bar, [shorten(name, 120), money(node.value)]);
            const middle = (node.y0 + node.y1) / 2;
            const text = svg("text", { x: node.x1 + 5, y: middle - 2, class: "flow-label" });
            text.textContent = cut(name, room);
            const amount = svg("text", { x: node.x1 + 5, y: middle + 12, class: "flow-label soft" });
            const whole = money(node.value);
            amount.textContent = textWidth(whole, 11) <= room ? whole : cut(whole, room, 11);
            drawing.append(bar, text, amount);
        }
    }
    return [drawing];
}

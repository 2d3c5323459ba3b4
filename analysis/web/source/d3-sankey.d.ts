/** What flow.ts uses of d3-sankey, which has no types of its own. */
declare module "d3-sankey" {
    export interface LaidNode {
        index: number;
        depth: number;
        layer: number;
        value: number;
        x0: number;
        x1: number;
        y0: number;
        y1: number;
    }
    export interface LaidLink<N> {
        source: N & LaidNode;
        target: N & LaidNode;
        width: number;
        y0: number;
        y1: number;
    }
    interface Layout {
        <N, L>(graph: { nodes: N[]; links: L[] }): { nodes: (N & LaidNode)[]; links: (L & LaidLink<N>)[] };
        nodeWidth(pixels: number): this;
        nodePadding(pixels: number): this;
        nodeAlign(align: (node: LaidNode, layers: number) => number): this;
        extent(corners: [[number, number], [number, number]]): this;
    }
    export function sankey(): Layout;
    export function sankeyLeft(node: LaidNode): number;
}

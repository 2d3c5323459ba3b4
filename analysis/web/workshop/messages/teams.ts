import type { Text } from "../types";

export const teams = {} satisfies Record<string, Text>;

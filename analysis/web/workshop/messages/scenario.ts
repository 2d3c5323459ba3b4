import type { Text } from "../types";

export const scenario = {} satisfies Record<string, Text>;

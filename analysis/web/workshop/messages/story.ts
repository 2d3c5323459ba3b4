import type { Text } from "../types";

export const story = {} satisfies Record<string, Text>;

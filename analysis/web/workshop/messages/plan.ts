import type { Text } from "../types";

export const plan = {} satisfies Record<string, Text>;

import type { Text } from "../types";

export const exercises = {} satisfies Record<string, Text>;

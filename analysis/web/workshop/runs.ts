export const shownDigest = (): string => "";

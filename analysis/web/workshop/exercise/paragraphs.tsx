/** A text of the scenario: paragraphs are parted by blank lines. */
export const paragraphs = (text: string): string[] => text.split(/\n\s*\n/);

export const Paragraphs = ({ text }: { text: string }) => <>{paragraphs(text).map((part) => <p dir="auto">{part}</p>)}</>;

/** A text of the scenario: paragraphs are parted by blank lines. */
export const Paragraphs = ({ text }: { text: string }) => (
    <>{text.split(/\n\s*\n/).map((part) => <p dir="auto">{part}</p>)}</>
);

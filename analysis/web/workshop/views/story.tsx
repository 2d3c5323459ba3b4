export function View() {
    return <section />;
}

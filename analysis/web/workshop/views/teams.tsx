/** Codes out of this machine, and on the trainer's machine all teams' plans in one table. */
import { playing } from "../exercise/play";
import { say } from "../messages";
import { Gather } from "../teams/gather_form";
import { teams } from "../teams/gather";
import { HandIn } from "../teams/handin";
import { Table } from "../teams/table";

export function View() {
    const play = playing();
    return (
        <section class="teams">
            <h2>{say("view_teams")}</h2>
            <div class="two">
                <HandIn exercise={play?.exercise ?? null} guess={play?.guess ?? null} />
                <Gather />
            </div>
            {teams().length > 0 && <Table />}
        </section>
    );
}

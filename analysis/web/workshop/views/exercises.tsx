/** Exercises: a list by topic, and one at a time. */
import { useEffect, useState } from "preact/hooks";
import { isolate } from "../../source/format";
import { Refused } from "../engine";
import { ExercisePage } from "../exercise/page";
import { paragraphs } from "../exercise/paragraphs";
import { offered, open, playing } from "../exercise/play";
import { Faults } from "../faults";
import { inLanguage, say } from "../messages";
import { state } from "../state";
import type { Exercise, Fault, Topic } from "../types";

const topics: Topic[] = ["sequencing", "rotation", "delay", "ownership"];

export function View() {
    const [exercises, setExercises] = useState<Exercise[] | null>(null);
    const [faults, setFaults] = useState<Fault[]>([]);
    useEffect(() => {
        offered().then(setExercises, () => setExercises([]));
    }, [state.page]);
    const play = playing();
    if (play) return <ExercisePage key={play.exercise.id} play={play} />;
    const begin = (exercise: Exercise) =>
        void open(exercise).then(() => setFaults([]), (error) => {
            if (!(error instanceof Refused)) throw error;
            setFaults(error.faults);
        });
    return (
        <section class="exercises">
            <h2>{say("view_exercises")}</h2>
            <p>{say("exercises_lead")}</p>
            {exercises?.length === 0 && <p class="note">{say("no_exercises")}</p>}
            {exercises && exercises.length > 0 && <p class="note">{say("exercise_loads")}</p>}
            {faults.length > 0 && <><p>{say("exercise_refused")}</p><Faults faults={faults} /></>}
            {topics.map((topic) => {
                const some = exercises?.filter((exercise) => exercise.topic === topic) ?? [];
                return some.length > 0 && (
                    <section class="topic">
                        <h3>{say(`topic_${topic}`)}</h3>
                        <ul>
                            {some.map((exercise) => (
                                <li>
                                    <button type="button" onClick={() => begin(exercise)} data-exercise={exercise.id}>
                                        <span class="heard">{say("exercise_open")}: </span><bdi>{isolate(inLanguage(exercise.title))}</bdi>
                                    </button>
                                    <p dir="auto">{paragraphs(inLanguage(exercise.question))[0]}</p>
                                </li>
                            ))}
                        </ul>
                    </section>
                );
            })}
        </section>
    );
}

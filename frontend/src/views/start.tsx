/** The project: what is in it, and how reports come in. */

import { useState } from "preact/hooks";
import { changed, useAsk } from "../api/ask";
import { post, Refusal } from "../api/client";
import type { Problem, Project } from "../api/types";
import { NO_FILTER } from "../state/filter";
import { useAddress } from "../state/address";
import { Link } from "../ui/link";
import { Answer, Trouble } from "../ui/notices";
import { count, figure, LAYER_WORDS } from "../vocabulary";
import { COLUMNS } from "./columns";
import { Importer } from "./importer";
import { ListView } from "./list";

const VIEW_OF: Record<string, string> = {
  articles: "", events: "events", claims: "claims", relations: "relations", attributes: "attributes",
  assessments: "assessments", actors: "actors", places: "places", times: "times",
};

export function Start() {
  const asked = useAsk<Project>("/project");
  return <Answer asked={asked}>{(project) => (project.open ? <Home project={project} /> : <NewProject project={project} />)}</Answer>;
}

function Home({ project }: { project: Project }) {
  const { more } = useAddress();
  const empty = !project.counts.articles;
  return (
    <div class="home">
      <Counts project={project} />
      <Importer open={empty || more.show === "add"} />
      {!empty && <ListView list="articles" title="Reports" columns={COLUMNS.articles} />}
    </div>
  );
}

function Counts({ project }: { project: Project }) {
  const known = Object.entries(project.counts).filter(([name]) => name in VIEW_OF);
  return (
    <section class="counts" aria-label="What is in this project">
      <p class="kicker">Project <span class="folder">{project.folder}</span></p>
      <ul>
        {known.map(([name, number]) => (
          <li key={name}>
            <Link to={{ view: VIEW_OF[name]!, filter: NO_FILTER }}>
              <b>{figure(number)}</b> {LAYER_WORDS[name]?.[number === 1 ? "one" : "many"]}
            </Link>
          </li>
        ))}
      </ul>
      {project.waiting > 0 && (
        <p class="quiet">{count(project.waiting, "articles")} not yet joined to events.</p>
      )}
    </section>
  );
}

function NewProject({ project }: { project: Project }) {
  const [folder, setFolder] = useState(project.suggested);
  const [problem, setProblem] = useState<Problem | null>(null);
  const make = async (event: Event) => {
    event.preventDefault();
    try {
      await post("/project", { folder });
      changed();
    } catch (error) {
      if (error instanceof Refusal) setProblem(error.problem);
    }
  };
  return (
    <form class="narrow-form" onSubmit={make}>
      <h1>Open a project</h1>
      <p>
        A project is one folder of this machine: reports as they were read, what was coded from them, and your
        decisions. It is made if it is not there.
      </p>
      <label for="folder">Folder</label>
      <input id="folder" value={folder} onInput={(event) => setFolder(event.currentTarget.value)} required />
      {problem && <Trouble problem={problem} />}
      <button type="submit" class="main">Open or make it</button>
    </form>
  );
}

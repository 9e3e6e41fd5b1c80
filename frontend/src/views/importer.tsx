/** Reports in: files, pasted text, a page of the web, a folder; and how far they are. */

import { useEffect, useRef, useState } from "preact/hooks";
import { changed } from "../api/ask";
import { get, post, Refusal, remove } from "../api/client";
import type { Import, Problem } from "../api/types";
import { Link } from "../ui/link";
import { say, Trouble } from "../ui/notices";

type Way = "files" | "text" | "url" | "folder";
const WAYS: Record<Way, string> = { files: "Files", text: "Paste text", url: "Web page", folder: "Folder" };
const EVERY = 700;

export function Importer({ open }: { open: boolean }) {
  const [unfolded, setUnfolded] = useState(open); // stays open over the end of the first import
  const [way, setWay] = useState<Way>("files");
  const [running, setRunning] = useState<Import[]>([]);
  const [problem, setProblem] = useState<Problem | null>(null);
  const follow = (started: Import) => {
    setProblem(null);
    setRunning((before) => [started, ...before.filter((each) => each.id !== started.id)]);
  };
  const start = async (path: string, body: unknown) => {
    try {
      follow(await post<Import>(path, body));
      return true;
    } catch (error) {
      if (error instanceof Refusal) setProblem(error.problem);
      return false;
    }
  };
  useEffect(() => {
    get<{ items: Import[] }>("/imports").then(({ items }) => setRunning(items.filter(isGoing)), () => undefined);
  }, []);
  useEffect(() => {
    if (open) setUnfolded(true);
  }, [open]);
  useProgress(running, setRunning);
  return (
    <details class="importer" open={unfolded} onToggle={(event) => setUnfolded(event.currentTarget.open)}>
      <summary>Add reports</summary>
      <div class="tabs" role="group" aria-label="Where from">
        {(Object.keys(WAYS) as Way[]).map((each) => (
          <button key={each} type="button" aria-pressed={way === each} onClick={() => setWay(each)}>
            {WAYS[each]}
          </button>
        ))}
      </div>
      <Form key={way} way={way} start={start} />
      {problem && <Trouble problem={problem} />}
      <ul class="imports">
        {running.map((each) => <Progress key={each.id} each={each} />)}
      </ul>
    </details>
  );
}

function isGoing(each: Import): boolean {
  return each.state === "waiting" || each.state === "running";
}

function useProgress(running: Import[], setRunning: (all: Import[]) => void): void {
  const going = running.some(isGoing);
  useEffect(() => {
    if (!going) return;
    const timer = setInterval(async () => {
      const { items } = await get<{ items: Import[] }>("/imports");
      const now = running.map((each) => items.find((item) => item.id === each.id) ?? each);
      setRunning(now);
      const ended = now.filter((each, at) => !isGoing(each) && isGoing(running[at]!));
      if (ended.length) {
        changed();
        say(`${ended.map((each) => each.name).join(", ")}: ${ended[0]!.state}`);
      }
    }, EVERY);
    return () => clearInterval(timer);
  }, [going, running]);
}

interface FormProps {
  way: Way;
  start: (path: string, body: unknown) => Promise<boolean>;
}

function Form({ way, start }: FormProps) {
  const [value, setValue] = useState("");
  const [published, setPublished] = useState("");
  const [source, setSource] = useState("");
  const given = { ...(published && { published }), ...(source && { source }) };
  const submit = async (event: Event) => {
    event.preventDefault();
    if (value && (await start(`/imports/${way}`, { [way]: value, ...given }))) setValue("");
  };
  const about = (
    <div class="pair">
      <p>
        <label for="published">Published <span class="quiet">if it does not say so itself</span></label>
        <input id="published" type="date" value={published} onInput={(event) => setPublished(event.currentTarget.value)} />
      </p>
      <p>
        <label for="outlet">Outlet</label>
        <input id="outlet" value={source} onInput={(event) => setSource(event.currentTarget.value)} />
      </p>
    </div>
  );
  if (way === "files") return <Files about={about} given={given} start={start} />;
  return (
    <form onSubmit={submit}>
      <label for="given">{{ text: "The report, as it stands", url: "Address", folder: "Folder of this machine" }[way]}</label>
      {way === "text" ? (
        <textarea id="given" rows={8} dir="auto" value={value} onInput={(event) => setValue(event.currentTarget.value)} required />
      ) : (
        <input id="given" inputMode={way === "url" ? "url" : "text"} placeholder={way === "url" ? "https://…" : "/home/…"}
          value={value} onInput={(event) => setValue(event.currentTarget.value)} required />
      )}
      {about}
      <button type="submit" class="main">Read and code</button>
    </form>
  );
}

interface FilesProps {
  about: preact.JSX.Element;
  given: Record<string, string>;
  start: FormProps["start"];
}

function Files({ about, given, start }: FilesProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const upload = (files: FileList | null | undefined) => {
    if (!files?.length) return;
    const form = new FormData();
    for (const file of files) form.append("files", file);
    for (const [name, value] of Object.entries(given)) form.append(name, value);
    void start("/imports/files", form);
  };
  return (
    <>
      {about}
      <div class={over ? "drop over" : "drop"}
        onDragOver={(event) => { event.preventDefault(); setOver(true); }}
        onDragLeave={() => setOver(false)}
        onDrop={(event) => { event.preventDefault(); setOver(false); upload(event.dataTransfer?.files); }}>
        <p>Drop reports here: text, HTML or JSON lines</p>
        <button type="button" class="main" onClick={() => input.current?.click()}>Choose files</button>
        <input ref={input} class="hidden" type="file" multiple aria-label="Reports" tabIndex={-1}
          onChange={(event) => { upload(event.currentTarget.files); event.currentTarget.value = ""; }} />
      </div>
    </>
  );
}

function Progress({ each }: { each: Import }) {
  const going = isGoing(each);
  return (
    <li class="import">
      <p>
        <b>{each.name}</b>{" "}
        <span role="status">
          {going ? (each.stage ?? each.state) : each.state}
          {each.total !== null && `: ${each.done} of ${each.total}`}
          {each.unchanged > 0 && `, ${each.unchanged} unchanged`}
          {each.failures > 0 && `, ${each.failures} not read`}
        </span>{" "}
        {going && <button type="button" onClick={() => void remove(`/imports/${each.id}`)}>Stop</button>}
        {each.articles.map((id, at) => (
          <Link key={id} to={{ view: "read", rest: id }}>
            {each.articles.length > 1 ? `Read ${at + 1}` : "Read it"}
          </Link>
        )).slice(0, 5)}
      </p>
      {going && <progress aria-label={`Progress of ${each.name}`} max={each.total || 1} value={each.total ? each.done : undefined} />}
      {each.failed.map((failure) => (
        <p class="trouble" key={failure.where}>{failure.where}: {failure.what}. {failure.remedy}</p>
      ))}
    </li>
  );
}

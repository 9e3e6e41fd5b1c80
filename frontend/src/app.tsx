/** The shell: navigation, the filter, one view, the selected record. */

import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { useAsk } from "./api/ask";
import type { Project } from "./api/types";
import { go, useAddress } from "./state/address";
import { useKeys } from "./state/keys";
import { Evidence } from "./ui/evidence";
import { FilterBar } from "./ui/filterbar";
import { Help } from "./ui/help";
import { Link } from "./ui/link";
import { useNarrow } from "./ui/media";
import { Said } from "./ui/notices";
import { GROUPS, VIEWS, viewOf } from "./views/views";

export function App() {
  const { view, pick } = useAddress();
  const [help, setHelp] = useState(false);
  const project = useAsk<Project>("/project").data;
  const shown = viewOf(view);
  const main = useRef<HTMLElement>(null);
  const title = project?.title ?? "Dragoman";
  useEffect(() => {
    document.title = `${shown.name} · ${title}`;
  }, [shown.name, title]);
  useKeys({ Escape: () => pick && go({ pick: null }), "?": () => setHelp(true) });
  const open = project?.open ?? false;
  return (
    <div class={pick && open ? "shell with-evidence" : "shell"}>
      <a class="skip" href="#main" onClick={(event) => { event.preventDefault(); main.current?.focus(); }}>
        Skip to the content
      </a>
      <Navigation title={title} view={view} open={open} onHelp={() => setHelp(true)} />
      <main id="main" tabIndex={-1} ref={main}>
        {open && shown.list && <FilterBar list={shown.list} />}
        {project && (open ? <shown.View key={shown.path} /> : <VIEWS.start.View />)}
      </main>
      {pick && open && <Evidence chosen={pick} />}
      <Said />
      {help && <Help onClose={() => setHelp(false)} />}
    </div>
  );
}

interface NavigationProps {
  title: string;
  view: string;
  open: boolean;
  onHelp: () => void;
}

function Navigation({ title, view, open, onHelp }: NavigationProps) {
  const narrow = useNarrow();
  const [unfolded, setUnfolded] = useState(false);
  useEffect(() => setUnfolded(false), [view]);
  return (
    <nav class="navigation" aria-label="Views">
      <div class="brand">
        <Link to={{ view: "" }} label={`Dragoman: ${title}`}>
          <img src="/icon.svg" alt="" width="22" height="22" /> <b>{title}</b>
        </Link>
        {narrow && open && (
          <button type="button" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>Views</button>
        )}
      </div>
      {(!narrow || unfolded) && open && (
        <Views view={view}>
          <li><button type="button" class="plain" onClick={onHelp}>Keys and settings</button></li>
        </Views>
      )}
    </nav>
  );
}

function Views({ view, children }: { view: string; children: ComponentChildren }) {
  return (
    <div class="views">
      {GROUPS.map(({ name, views }) => (
        <section key={name}>
          <h2>{name}</h2>
          <ul>
            {views.map((each) => (
              <li key={each.path}>
                <Link to={{ view: each.path, rest: "" }} current={each.path === view}>{each.name}</Link>
              </li>
            ))}
            {name === GROUPS.at(-1)!.name && children}
          </ul>
        </section>
      ))}
    </div>
  );
}

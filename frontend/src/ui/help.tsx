/** Keys, theme, marks: what one may want to look up. */

import { useEffect, useRef } from "preact/hooks";
import { applyTheme, useSetting } from "../state/settings";
import { StandingLegend } from "./mark";

const KEYS: [string, string][] = [
  ["j, k", "next and previous highlight in a report"],
  ["↑ ↓ Home End", "move in a table; Enter selects the row"],
  ["a, x", "accept or reject the selected record"],
  ["e, c", "correct it, comment on it"],
  ["u", "undo your last decision"],
  ["n", "next record of the review queue"],
  ["Esc", "close the selected record"],
  ["?", "this help"],
];

export function Help({ onClose }: { onClose: () => void }) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [theme, setTheme] = useSetting("theme", "auto");
  const [person, setPerson] = useSetting("person", "");
  const [keys, setKeys] = useSetting("keys", "on");
  useEffect(() => dialog.current?.showModal(), []);
  useEffect(applyTheme, [theme]);
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="help-title">
      <h2 id="help-title">Keys and settings</h2>
      <table class="plain-table">
        <tbody>
          {KEYS.map(([key, what]) => (
            <tr key={key}><th scope="row"><kbd>{key}</kbd></th><td>{what}</td></tr>
          ))}
        </tbody>
      </table>
      <p>
        <label for="person">Your name, for decisions</label>{" "}
        <input id="person" value={person} placeholder="user of this machine"
          onInput={(event) => setPerson(event.currentTarget.value)} />
      </p>
      <label class="check">
        <input type="checkbox" checked={keys === "on"} onChange={() => setKeys(keys === "on" ? "off" : "on")} />
        Single keys act
      </label>
      <fieldset>
        <legend>Look</legend>
        {["auto", "light", "dark"].map((each) => (
          <label class="check" key={each}>
            <input type="radio" name="theme" checked={theme === each} onChange={() => setTheme(each)} /> {each}
          </label>
        ))}
      </fieldset>
      <h3>How records stand</h3>
      <StandingLegend />
      <form method="dialog"><button type="submit" class="main">Close</button></form>
    </dialog>
  );
}

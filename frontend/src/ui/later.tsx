/** A part that comes in a chunk of its own, when it is first wanted. */

import type { ComponentType } from "preact";
import { useEffect, useState } from "preact/hooks";

/** Makes a component of a module that is loaded on first sight. */
export function later<Props extends object>(load: () => Promise<{ default: ComponentType<Props> }>): ComponentType<Props> {
  return function Later(props: Props) {
    const [Part, setPart] = useState<ComponentType<Props> | null>(null);
    const [failed, setFailed] = useState(false);
    useEffect(() => {
      load().then((module) => setPart(() => module.default), () => setFailed(true));
    }, []);
    if (failed) return <p class="trouble" role="alert">The picture did not come. Is the server still there? The table has all of it.</p>;
    return Part ? <Part {...props} /> : <p class="waiting" role="status">Loading the picture…</p>;
  };
}

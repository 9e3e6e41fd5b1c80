/** Links that stay within the page: filter and selection go along. */

import type { ComponentChildren } from "preact";
import { goTo, hrefOf, useAddress, type Change } from "../state/address";

interface Props {
  to: Change;
  children: ComponentChildren;
  class?: string;
  current?: boolean;
  label?: string;
}

function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey;
}

export function Link({ to, children, current, label, ...rest }: Props) {
  const href = hrefOf(to, useAddress());
  return (
    <a
      href={href}
      aria-current={current ? "page" : undefined}
      aria-label={label}
      onClick={(event) => {
        if (!isPlain(event)) return;
        event.preventDefault();
        goTo(href);
      }}
      {...rest}
    >
      {children}
    </a>
  );
}

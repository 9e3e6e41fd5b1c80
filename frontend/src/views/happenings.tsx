/** Events across reports: each once, with all accounts of it; joined and parted by people. */

import { useAsk } from "../api/ask";
import { withParams } from "../api/client";
import type { Account, HappeningRow, Page } from "../api/types";
import { mergeEvents, splitEvent } from "../review/decide";
import { pick, useAddress } from "../state/address";
import { Link } from "../ui/link";
import type { Column } from "../ui/grid";
import { Stands } from "../ui/mark";
import { Answer } from "../ui/notices";
import { plainWords } from "../vocabulary";
import { COLUMNS } from "./columns";
import { ListView } from "./list";

const WITH_ACCOUNTS: Column<HappeningRow>[] = [
  ...COLUMNS.happenings,
  { key: "accounts", name: "Accounts", width: "5.500rem",
    cell: (row) => <Link to={{ view: "happenings", rest: row.id }}>all {row.records.length}</Link> },
];

function kindOf({ type, mode }: HappeningRow): string {
  return plainWords(mode ? `${type} ${mode}` : type);
}

export function Happenings() {
  const { rest } = useAddress();
  if (rest) return <Happening key={rest} id={rest} />;
  return <ListView list="happenings" title="Events across reports" columns={WITH_ACCOUNTS} />;
}

type Whole = HappeningRow & { sources: number; accounts: Account[] };

function Happening({ id }: { id: string }) {
  const asked = useAsk<Whole>(`/happenings/${encodeURIComponent(id)}`);
  return <Answer asked={asked}>{(whole) => <Accounts whole={whole} />}</Answer>;
}

function Accounts({ whole }: { whole: Whole }) {
  const { accounts } = whole;
  return (
    <div class="view happening">
      <p><Link to={{ view: "happenings", rest: "" }}>All events across reports</Link></p>
      <header class="view-head">
        <h1>{whole.actors.join(", ") || "Somebody"}: {kindOf(whole)}{whole.recipients.length > 0 && `, ${whole.recipients.join(", ")}`}</h1>
        <p><Stands standing={whole.standing} /> · {whole.date}{whole.place && ` · ${whole.place}`}</p>
        <p class="quiet">{whole.reports} reports, {whole.sources} independent sources, {whole.voices} voices</p>
      </header>
      <h2>Its accounts</h2>
      <ul class="bare accounts">
        {accounts.map((account) => (
          <li key={account.id}>
            <button type="button" class="plain row" onClick={() => pick("events", account.id)}>
              <Stands standing={account.standing} /> {account.title}
              {account.voice && <span class="quiet"> — {account.voice}</span>}
            </button>
            <q class="snip" dir="auto">
              {account.passages.map((passage) => passage.map(({ words }) => words).join("")).join(" […] ")}
            </q>{" "}
            <Link to={{ view: "read", rest: account.article.id }}>
              {[account.article.source, account.article.published].filter(Boolean).join(", ") || "report"}
            </Link>{" "}
            {accounts.length > 1 && (
              <button type="button" onClick={() => void splitEvent(whole.id, account.id)}>Another event</button>
            )}
          </li>
        ))}
      </ul>
      <Likes whole={whole} />
    </div>
  );
}

const MOST = 12;

/** Other events of its type: any of them may be the same, if a person says so. */
function Likes({ whole }: { whole: Whole }) {
  const params = new URLSearchParams({ type: whole.type, limit: String(MOST) });
  if (whole.place) params.set("place", whole.place);
  const found = useAsk<Page<HappeningRow>>(withParams("/happenings", params)).data;
  const others = found?.items.filter(({ id }) => id !== whole.id) ?? [];
  if (!others.length) return null;
  return (
    <section class="part">
      <h2>Others of this type{whole.place && ` in ${whole.place}`}</h2>
      <ul class="bare accounts">
        {others.map((row) => (
          <li key={row.id}>
            <Stands standing={row.standing} /> {row.date}:{" "}
            <Link to={{ view: "happenings", rest: row.id }}>
              {row.actors.join(", ") || "somebody"}, {kindOf(row)}, {row.recipients.join(", ") || row.place || "nobody named"}
            </Link>{" "}
            <button type="button" onClick={() => void mergeEvents(whole.id, row.id)}>Is the same event</button>
          </li>
        ))}
      </ul>
    </section>
  );
}

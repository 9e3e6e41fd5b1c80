/** The columns of each list. */

import type {
  ArticleRow, AssessmentRow, AttributeRow, ClaimRow, EventRow, HappeningRow, PlaceRow, RelationRow, Rows, TimeRow,
} from "../api/types";
import { Link } from "../ui/link";
import { Stands } from "../ui/mark";
import type { Column } from "../ui/grid";
import { NO_FILTER } from "../state/filter";
import { plainWords } from "../vocabulary";

function when(row: { date: string; date_precision?: string }) {
  if (!row.date) return <span class="quiet">no date</span>;
  return row.date.startsWith("..") ? <i title="by that day at the latest">by <span class="unbroken">{row.date.slice(2)}</span></i> : row.date;
}

function report(row: { article: string; outlet: string | null; published: string | null }) {
  return (
    <Link to={{ view: "read", rest: row.article }}>
      {[row.outlet, row.published].filter(Boolean).join(", ") || "report"}
    </Link>
  );
}

/** What every list of events begins with; `order` is the key by which it is sorted by standing. */
function begins<Row extends EventRow | HappeningRow>(order: "status" | "standing"): Column<Row>[] {
  return [
    { key: "date", name: "When", sort: "date", width: "minmax(7.750rem, 1fr)", cell: when },
    { key: "status", name: "Stands", sort: order, width: "minmax(6.750rem, .8fr)",
      cell: (row) => <Stands standing={row.standing} status={row.status} /> },
    { key: "actor", name: "Who", sort: "actor", width: "minmax(7rem, 1.600fr)",
      cell: (row) => row.actors.join(", ") || <span class="quiet">nobody named</span> },
    { key: "type", name: "Did what", sort: "type", width: "minmax(7rem, 1.200fr)",
      cell: (row) => <><b class="code">{row.type}</b>{row.mode && ` ${row.mode}`}</> },
    { key: "recipient", name: "To whom", sort: "recipient", width: "minmax(7rem, 1.500fr)", wide: true,
      cell: (row) => [...row.recipients, ...row.assets].join(", ") },
    { key: "place", name: "Where", sort: "place", width: "minmax(5rem, .9fr)", wide: true, cell: (row) => row.place },
  ];
}

const EVENTS: Column<EventRow>[] = [
  ...begins<EventRow>("status"),
  { key: "said_by", name: "Said by", sort: "said_by", width: "minmax(5rem, 1fr)", wide: true,
    cell: (row) => row.said_by ?? <span class="quiet">the report</span> },
  { key: "text", name: "Sentence", width: "minmax(8rem, 2.600fr)", wide: true,
    cell: (row) => <q class="snip" dir="auto">{row.text}</q> },
  { key: "source", name: "Report", sort: "published", width: "minmax(6rem, 1fr)", wide: true, cell: report },
];

/** Events across reports. */
const HAPPENINGS: Column<HappeningRow>[] = [
  ...begins<HappeningRow>("standing"),
  { key: "voices", name: "Voices", width: "4.500rem", figure: true, wide: true, cell: (row) => row.voices },
  { key: "records", name: "Sentences", width: "5.500rem", figure: true, wide: true,
    cell: (row) => (
      <Link to={{ view: "events", filter: { ...NO_FILTER, id: row.records } }}>{row.records.length}</Link>
    ) },
];

const CLAIMS: Column<ClaimRow>[] = [
  { key: "published", name: "Reported", sort: "published", width: "minmax(6.500rem, .8fr)", cell: (row) => row.published },
  { key: "speaker", name: "Who says", sort: "speaker", width: "minmax(7rem, 1.400fr)",
    cell: (row) => row.source ?? <span class="quiet">nobody named</span> },
  { key: "stance", name: "Stance", sort: "stance", width: "minmax(5.500rem, .8fr)", cell: (row) => row.stance },
  { key: "cue", name: "Word", width: "minmax(5rem, .7fr)", wide: true, cell: (row) => row.cue && `“${row.cue}”` },
  { key: "text", name: "What", width: "minmax(8rem, 4fr)", cell: (row) => <q class="snip" dir="auto">{row.text}</q> },
  { key: "via", name: "Through", width: "minmax(5rem, .8fr)", wide: true, cell: (row) => row.via },
  { key: "source", name: "Report", width: "minmax(6rem, 1fr)", wide: true, cell: report },
];

const RELATIONS: Column<RelationRow>[] = [
  { key: "status", name: "Stands", sort: "status", width: "minmax(6rem, .8fr)",
    cell: (row) => <Stands standing={row.standing} status={row.status} /> },
  { key: "subject", name: "Who", sort: "subject", width: "minmax(7rem, 1.400fr)", cell: (row) => row.subject },
  { key: "kind", name: "Tie", sort: "kind", width: "minmax(6rem, 1fr)", cell: (row) => <b class="code">{plainWords(row.kind)}</b> },
  { key: "object", name: "Whom", sort: "object", width: "minmax(7rem, 1.400fr)", cell: (row) => row.object },
  { key: "title", name: "As", width: "minmax(5rem, .9fr)", wide: true, cell: (row) => row.title },
  { key: "date", name: "When", sort: "date", width: "minmax(6.500rem, .9fr)", wide: true, cell: when },
  { key: "said_by", name: "Said by", sort: "said_by", width: "minmax(5rem, 1fr)", wide: true,
    cell: (row) => row.said_by ?? <span class="quiet">the report</span> },
  { key: "text", name: "Sentence", width: "minmax(8rem, 2.500fr)", wide: true,
    cell: (row) => <q class="snip" dir="auto">{row.text}</q> },
  { key: "source", name: "Report", sort: "published", width: "minmax(6rem, 1fr)", wide: true, cell: report },
];

const ATTRIBUTES: Column<AttributeRow>[] = [
  { key: "status", name: "Stands", sort: "status", width: "minmax(6rem, .8fr)",
    cell: (row) => <Stands standing={row.standing} status={row.status} /> },
  { key: "subject", name: "Of what", sort: "subject", width: "minmax(7rem, 1.400fr)", cell: (row) => row.subject },
  { key: "property", name: "Property", sort: "property", width: "minmax(6rem, 1fr)", cell: (row) => plainWords(row.property) },
  { key: "value", name: "Value", width: "minmax(6rem, 1.200fr)",
    cell: (row) => [row.value, row.change && `(${row.change})`].filter(Boolean).join(" ") },
  { key: "date", name: "When", sort: "date", width: "minmax(6.500rem, .9fr)", wide: true, cell: when },
  { key: "said_by", name: "Said by", sort: "said_by", width: "minmax(5rem, 1fr)", wide: true,
    cell: (row) => row.said_by ?? <span class="quiet">the report</span> },
  { key: "text", name: "Sentence", width: "minmax(8rem, 2.500fr)", wide: true,
    cell: (row) => <q class="snip" dir="auto">{row.text}</q> },
  { key: "source", name: "Report", sort: "published", width: "minmax(6rem, 1fr)", wide: true, cell: report },
];

const ASSESSMENTS: Column<AssessmentRow>[] = [
  { key: "status", name: "Stands", sort: "status", width: "minmax(6rem, .8fr)",
    cell: (row) => <Stands standing={row.standing} status={row.status} /> },
  { key: "kind", name: "Kind", sort: "kind", width: "minmax(6rem, .8fr)", wide: true, cell: (row) => row.kind },
  { key: "cause", name: "If or because", width: "minmax(7rem, 2fr)",
    cell: (row) => <span dir="auto">{[row.condition, row.cause].filter(Boolean).join("; ")}</span> },
  { key: "effect", name: "Then", width: "minmax(7rem, 2fr)", cell: (row) => <span dir="auto">{row.effect}</span> },
  { key: "said_by", name: "Said by", sort: "said_by", width: "minmax(5rem, 1fr)",
    cell: (row) => row.said_by ?? <span class="quiet">the report</span> },
  { key: "source", name: "Report", sort: "published", width: "minmax(6rem, 1fr)", wide: true, cell: report },
];

const PLACES: Column<PlaceRow>[] = [
  { key: "name", name: "Place", width: "minmax(8rem, 2fr)", cell: (row) => row.name },
  { key: "country", name: "Country", width: "minmax(5rem, .6fr)", cell: (row) => row.country },
  { key: "admin1", name: "Region", width: "minmax(7rem, 1.500fr)", wide: true, cell: (row) => row.admin1 },
  { key: "precision", name: "Precision", width: "minmax(6rem, .8fr)", cell: (row) => row.precision },
  { key: "where", name: "Latitude, longitude", width: "minmax(8rem, 1fr)", wide: true, figure: true,
    cell: (row) => row.latitude !== null && row.longitude !== null
      && `${row.latitude.toFixed(2)}, ${row.longitude.toFixed(2)}` },
  { key: "articles", name: "Reports", width: "minmax(4rem, .5fr)", figure: true, cell: (row) => row.articles },
];

const TIMES: Column<TimeRow>[] = [
  { key: "date", name: "Day", sort: "date", width: "minmax(7rem, 1fr)", cell: when },
  { key: "text", name: "Words", width: "minmax(8rem, 2fr)", cell: (row) => <q dir="auto">{row.text}</q> },
  { key: "granularity", name: "Unit", width: "minmax(5rem, .6fr)", cell: (row) => row.granularity },
  { key: "reason", name: "How it was understood", width: "minmax(8rem, 3fr)", wide: true, cell: (row) => row.reason },
  { key: "source", name: "Report", sort: "published", width: "minmax(6rem, 1fr)", wide: true, cell: report },
];

const ARTICLES: Column<ArticleRow>[] = [
  { key: "published", name: "Published", sort: "published", width: "minmax(6.500rem, .7fr)",
    cell: (row) => row.published ?? <span class="quiet">no date</span> },
  { key: "headline", name: "Report", sort: "headline", width: "minmax(8rem, 4fr)",
    cell: (row) => <Link to={{ view: "read", rest: row.id }}>{row.headline ?? row.id}</Link> },
  { key: "source", name: "Outlet", sort: "source", width: "minmax(6rem, 1fr)", wide: true, cell: (row) => row.source },
  { key: "language", name: "Language", width: "5.500rem", wide: true, cell: (row) => row.language },
  { key: "events", name: "Events", width: "4.500rem", figure: true,
    cell: (row) => <Link to={{ view: "events", filter: { ...NO_FILTER, article: row.id } }}>{row.events}</Link> },
  { key: "claims", name: "Claims", width: "4.500rem", figure: true,
    cell: (row) => <Link to={{ view: "claims", filter: { ...NO_FILTER, article: row.id } }}>{row.claims}</Link> },
  { key: "notes", name: "Notes", width: "minmax(6rem, 1.500fr)", wide: true, cell: (row) => row.notes.join("; ") },
];

export const COLUMNS: { [Name in keyof Omit<Rows, "actors">]: Column<Rows[Name]>[] } = {
  articles: ARTICLES, happenings: HAPPENINGS, events: EVENTS, claims: CLAIMS, relations: RELATIONS,
  attributes: ATTRIBUTES, assessments: ASSESSMENTS, places: PLACES, times: TIMES,
};

/** Days as numbers, and the marks of an axis. */

const DAY = 86_400_000;

export function dayNumber(iso: string): number {
  return Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY;
}

export function isoDay(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

export interface Tick {
  day: number;
  words: string;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const EVERY = [1, 2, 3, 6, 12, 24, 60, 120, 240];

/** First days of months or years, no more than `most` of them; of days where the span is short. */
export function ticks(from: number, to: number, most: number): Tick[] {
  const first = new Date(from * DAY);
  const months = (to - from) / 30.4;
  if (months < 2) return dayTicks(from, to, most);
  const every = EVERY.find((each) => months / each <= most) ?? 600;
  const found: Tick[] = [];
  let month = first.getUTCFullYear() * 12 + first.getUTCMonth();
  month = Math.ceil(month / every) * every;
  for (; ; month += every) {
    const day = Date.UTC(Math.floor(month / 12), month % 12, 1) / DAY;
    if (day > to) return found;
    const year = Math.floor(month / 12);
    if (day >= from) found.push({ day, words: every >= 12 ? String(year) : `${MONTHS[month % 12]} ${year}` });
  }
}

function dayTicks(from: number, to: number, most: number): Tick[] {
  const every = [1, 2, 7, 14].find((each) => (to - from) / each <= most) ?? 28;
  const found: Tick[] = [];
  for (let day = from; day <= to; day += every) {
    const date = new Date(day * DAY);
    found.push({ day, words: `${date.getUTCDate()} ${MONTHS[date.getUTCMonth()]}` });
  }
  return found;
}

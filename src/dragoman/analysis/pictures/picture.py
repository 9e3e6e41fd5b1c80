"""What every picture can do: be a table, a drawing, a file of a format, a cell of a notebook."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping

from dragoman.analysis.pictures.actor_network import Network
from dragoman.analysis.pictures.chronicle import Chronicle
from dragoman.analysis.pictures.control_map import CrisisMap
from dragoman.analysis.pictures.draw_dyads import draw_dyad
from dragoman.analysis.pictures.draw_map import draw_map
from dragoman.analysis.pictures.draw_network import draw_network
from dragoman.analysis.pictures.draw_timeline import draw_timeline
from dragoman.analysis.pictures.dyad_tables import series_note, series_table
from dragoman.analysis.pictures.dyads import Series
from dragoman.analysis.pictures.event_tables import event_note, event_table
from dragoman.analysis.pictures.map_tables import (
    as_collection,
    control_table,
    located_table,
    map_note,
)
from dragoman.analysis.pictures.network_tables import (
    actor_table,
    graph_of,
    summary,
    tie_table,
    triad_table,
)
from dragoman.analysis.pictures.svg import Drawing
from dragoman.exchange.graphs import as_gexf, as_graphml, as_node_link
from dragoman.exchange.tables import FORMATS, Table


class Picture(ABC):
    """A picture of a crisis with the table behind it."""

    @abstractmethod
    def table(self) -> Table:
        """What the picture shows, and what it has no room for."""

    @abstractmethod
    def drawing(self) -> Drawing:
        """The picture as SVG."""

    @abstractmethod
    def note(self) -> str:
        """What is counted, and what is left out, in one line."""

    def formats(self) -> Mapping[str, Callable[[], str]]:
        """Formats of its own, by name."""
        return {}

    def render(self, style: str) -> str:
        """The picture in a format: svg, one of its own, or its table as json, jsonl or csv."""
        own = {"svg": lambda: str(self.drawing()), **self.formats()}
        return own[style]() if style in own else FORMATS[style](self.table())

    def svg(self) -> str:
        """The picture as an SVG file."""
        return self.render("svg")

    def _repr_html_(self) -> str:
        table = self.table()
        return f"{self.drawing()}<details><summary>Table</summary>{table._repr_html_()}</details>"


class NetworkPicture(Picture):
    """The signed network of actors on a day; ``network`` holds it as records."""

    def __init__(self, network: Network) -> None:
        self.network = network

    def table(self) -> Table:
        return tie_table(self.network)

    def actors(self) -> Table:
        """The actors with their camps."""
        return actor_table(self.network)

    def triads(self) -> Table:
        """The triads whose signs are clear, unbalanced ones first."""
        return triad_table(self.network)

    def drawing(self) -> Drawing:
        return draw_network(self.network)

    def note(self) -> str:
        return summary(self.network)

    def formats(self) -> Mapping[str, Callable[[], str]]:
        return {
            "gexf": lambda: as_gexf(graph_of(self.network)),
            "graphml": lambda: as_graphml(graph_of(self.network)),
            "json": lambda: as_node_link(graph_of(self.network)),
        }

    def gexf(self) -> str:
        """GEXF 1.3, as Gephi reads it."""
        return self.render("gexf")

    def graphml(self) -> str:
        return self.render("graphml")


class TimelinePicture(Picture):
    """Events by date; ``chronicle`` holds them with their sentences."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle

    def table(self) -> Table:
        return event_table(self.chronicle)

    def drawing(self) -> Drawing:
        return draw_timeline(self.chronicle)

    def note(self) -> str:
        return event_note(self.chronicle)


class DyadPicture(Picture):
    """What two sides do to each other by week or month; ``series`` holds the counts."""

    def __init__(self, series: Series) -> None:
        self.series = series

    def table(self) -> Table:
        return series_table(self.series)

    def drawing(self) -> Drawing:
        return draw_dyad(self.series)

    def note(self) -> str:
        return series_note(self.series)


class MapPicture(Picture):
    """Who holds which place on a day, and the events until then; ``crisis`` holds the records."""

    def __init__(self, crisis: CrisisMap) -> None:
        self.crisis = crisis

    def table(self) -> Table:
        return control_table(self.crisis)

    def events(self) -> Table:
        """The events that have a place."""
        return located_table(self.crisis)

    def drawing(self) -> Drawing:
        return draw_map(self.crisis)

    def note(self) -> str:
        return map_note(self.crisis)

    def formats(self) -> Mapping[str, Callable[[], str]]:
        return {"geojson": lambda: as_collection(self.crisis)}

    def geojson(self) -> str:
        """RFC 7946."""
        return self.render("geojson")

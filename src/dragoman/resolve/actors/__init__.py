"""Names to actors of the knowledge base, with the office held on a date."""

from dragoman.resolve.actors.base import ActorBase, load_actors
from dragoman.resolve.actors.careers import KnownActor, Spell
from dragoman.resolve.actors.linking import ActorLinks, link_actors

__all__ = ["ActorBase", "ActorLinks", "KnownActor", "Spell", "link_actors", "load_actors"]

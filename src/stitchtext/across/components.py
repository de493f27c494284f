"""Components: fragments joined by bonds, strongest first, with a bound on what is joined."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence

from stitchtext.across.nouns import Bond

MOST_FRAGMENTS, MOST_CHARACTERS = 4_096, 16_000_000
"""What one group may hold: the repair of a group is in memory as a whole."""


class Components:
    """Groups in the making; memory is some bytes a fragment, whatever the number of bonds.

    A fragment that lies inside others chooses one host, the longest, and joins no two of them: what has nothing but
    boilerplate would join unlike articles otherwise. `sizes` are the characters of the fragments.
    """

    def __init__(
        self, sizes: Sequence[int], most_fragments: int = MOST_FRAGMENTS, most_characters: int = MOST_CHARACTERS
    ) -> None:
        self._sizes = sizes
        self._most = most_fragments, most_characters
        self._parents = array("q", range(len(sizes)))
        self._counts = array("q", [1]) * len(sizes)
        self._weights = array("q", sizes)
        self._hosts = array("q", [-1]) * len(sizes)
        self._bounded = bytearray(len(sizes))

    def host(self, bond: Bond) -> None:
        """Take note of the host of a guest; the order of bonds does not matter."""
        guest = bond.guest
        if guest is None:
            raise ValueError("the bond has no guest")
        host = bond.a + bond.b - guest
        best = self._hosts[guest]
        if best < 0 or (self._sizes[host], -host) > (self._sizes[best], -best):
            self._hosts[guest] = host

    def join(self, bonds: Iterable[Bond]) -> None:
        """Join what overlaps, in the order of the bonds, which is by strength, then by numbers."""
        for bond in bonds:
            self._unite(bond.a, bond.b)

    def settle(self) -> None:
        """Join every guest to its host, longer guests first, so that hosts are there before their guests."""
        guests = [guest for guest, host in enumerate(self._hosts) if host >= 0]
        for guest in sorted(guests, key=lambda guest: (-self._sizes[guest], guest)):
            self._unite(guest, self._hosts[guest])

    def gather(self, records: Sequence[int]) -> None:
        """Join groups that lie in one record as a whole: they are repaired together, as without other records."""
        homes = array("q", records)
        for number, record in enumerate(records):
            root = self.find(number)
            homes[root] = record if homes[root] == record else -1
        first: dict[int, int] = {}
        for number in range(len(records)):
            root = self.find(number)
            if homes[root] >= 0 and (known := first.setdefault(homes[root], root)) != root:
                self._merge(known, root)

    def find(self, number: int) -> int:
        """The group of a fragment: the smallest number in it."""
        root = number
        while self._parents[root] != root:
            root = self._parents[root]
        while self._parents[number] != root:
            self._parents[number], number = root, self._parents[number]
        return root

    def __iter__(self) -> Iterator[tuple[list[int], bool]]:
        """The groups, by their first fragment, each in order, and whether the bound was hit."""
        after, last = array("q", [-1]) * len(self._sizes), array("q", range(len(self._sizes)))
        for number in range(len(self._sizes)):
            root = self.find(number)
            if root != number:
                after[last[root]] = number
                last[root] = number
        for root in range(len(self._sizes)):
            if self._parents[root] == root:
                members, number = [], root
                while number >= 0:
                    members.append(number)
                    number = after[number]
                yield members, bool(self._bounded[root])

    def _unite(self, a: int, b: int) -> None:
        a, b = sorted((self.find(a), self.find(b)))
        if a == b:
            return
        if self._counts[a] + self._counts[b] > self._most[0] or self._weights[a] + self._weights[b] > self._most[1]:
            self._bounded[a] = self._bounded[b] = True
            return
        self._merge(a, b)

    def _merge(self, a: int, b: int) -> None:
        a, b = sorted((a, b))
        self._parents[b] = a
        self._counts[a] += self._counts[b]
        self._weights[a] += self._weights[b]
        self._bounded[a] |= self._bounded[b]

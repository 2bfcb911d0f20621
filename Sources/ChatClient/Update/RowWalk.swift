/// A row of a timeline: the index of an item, and a row in it.
struct RowPlace: Comparable, Sendable {
    var item: Int
    var row: Int

    static func < (left: RowPlace, right: RowPlace) -> Bool {
        (left.item, left.row) < (right.item, right.row)
    }
}

/// Walks over the rows of a timeline, asking for the heights of only those items that it passes.
struct RowWalk {
    /// Number of items.
    let count: Int
    /// Height of an item; 0 when it is hidden.
    let rows: (Int) -> Int

    /// The place behind the last row.
    var end: RowPlace { RowPlace(item: count, row: 0) }

    /// The first row, below items that are hidden.
    var start: RowPlace { down(0, from: RowPlace(item: 0, row: 0)) }

    /// Returns the place so many rows above, at most the first row.
    func up(_ distance: Int, from place: RowPlace) -> RowPlace {
        var (item, left) = (place.item, distance - place.row)
        while left > 0, item > 0 {
            item -= 1
            left -= rows(item)
        }
        return left > 0 ? start : RowPlace(item: item, row: -left)
    }

    /// Returns the place so many rows below, at most the end.
    func down(_ distance: Int, from place: RowPlace) -> RowPlace {
        var (item, left) = (place.item, distance + place.row)
        while item < count {
            let height = rows(item)
            if left < height { return RowPlace(item: item, row: left) }
            left -= height
            item += 1
        }
        return end
    }
}

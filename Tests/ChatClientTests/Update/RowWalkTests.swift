import Testing

@testable import ChatClient

/// Four items of 3, 0 (hidden), 2 and 1 rows.
@Suite struct RowWalkTests {
    private let walk = RowWalk(count: 4) { [3, 0, 2, 1][$0] }

    @Test(arguments: [
        (1, RowPlace(item: 3, row: 0)), (2, RowPlace(item: 2, row: 1)), (3, RowPlace(item: 2, row: 0)),
        (4, RowPlace(item: 0, row: 2)), (6, RowPlace(item: 0, row: 0)), (99, RowPlace(item: 0, row: 0)),
    ])
    func `up from the end`(_ distance: Int, _ place: RowPlace) { #expect(walk.up(distance, from: walk.end) == place) }

    @Test(arguments: [
        (0, RowPlace(item: 0, row: 0)), (2, RowPlace(item: 0, row: 2)), (3, RowPlace(item: 2, row: 0)),
        (4, RowPlace(item: 2, row: 1)), (5, RowPlace(item: 3, row: 0)), (6, RowPlace(item: 4, row: 0)),
        (99, RowPlace(item: 4, row: 0)),
    ])
    func `down from the start`(_ distance: Int, _ place: RowPlace) {
        #expect(walk.down(distance, from: walk.start) == place)
    }

    @Test func `down and up again is where it began`() {
        for distance in 0...5 {
            #expect(walk.up(distance, from: walk.down(distance, from: walk.start)) == walk.start)
        }
    }
}

// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import SocialCapitalDiagrams

struct LabelPlacesTests {
  private func diagram(_ places: [(x: Double, y: Double)], labels: [String?]) -> Diagram {
    Diagram(
      nodes: places.indices.map { node in
        .init(
          key: node, mark: .init(size: 20), label: labels[node],
          position: .init(x: places[node].x, y: places[node].y))
      }, edges: [])
  }

  private func places(_ diagram: Diagram) -> [Diagram.Rectangle?] {
    LabelPlaces(diagram).rectangles
  }

  @Test func aLabelStandsUnderItsMarkWhereNothingIsInTheWay() throws {
    let place = try #require(places(diagram([(0, 0)], labels: ["A label of several words"]))[0])
    #expect(abs(place.center.x) < 1e-9)
    #expect(place.top > 10 && place.top < 14)
  }

  @Test func aLabelLeavesALineThatRunsThroughIt() throws {
    var two = diagram([(0, 0), (0, 200)], labels: ["The upper of two", nil])
    two.edges = [.init(0, 1)]
    let place = try #require(places(two)[0])
    #expect(place.bottom < -10)
  }

  @Test func aLabelHidesNoMarkAndNoOtherLabelWhereItCanStandElsewhere() throws {
    let words = "A label of some length"
    let row = diagram([(0, 0), (24, 4), (48, 0), (24, 26)], labels: [words, nil, words, nil])
    let labels = places(row).compactMap { $0 }
    #expect(labels.count == 2)
    #expect(!labels[0].overlaps(labels[1]))
    for node in row.nodes {
      let mark = Diagram.Rectangle(
        center: try #require(node.position), width: node.mark.extent.width,
        height: node.mark.extent.height)
      #expect(!labels.contains { $0.overlaps(mark) })
    }
  }

  @Test func aLabelStaysOnTheAreaAskedFor() throws {
    var two = diagram([(50, 12), (50, 200)], labels: ["Near the upper rim", nil])
    two.edges = [.init(0, 1)]
    two.bounds = .init(left: 0, top: 0, right: 100, bottom: 220)
    let place = try #require(places(two)[0])
    #expect(place.top >= 0 && place.left >= 0 && place.right <= 100)
  }

  @Test func theDrawingTakesInLabelsWhereverTheyStand() throws {
    var two = diagram([(0, 0), (0, 200)], labels: ["The upper of two", nil])
    two.edges = [.init(0, 1)]
    let place = try #require(places(two)[0])
    #expect(two.drawingBounds.top <= place.top)
  }
}

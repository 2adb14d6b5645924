// SPDX-License-Identifier: Apache-2.0

import SocialCapital
import SocialCapitalDiagrams
import Testing

struct DiagramNetworkTests {
  let town: SocialNetwork

  init() throws {
    town = try SocialNetwork(
      nodes: [
        Node("ann", label: "Ann Example", kind: .citizen, sector: .social),
        Node("bo", kind: .citizen), Node("library", kind: .organization, sector: .public),
        Node("e1", kind: "event", sector: "culture"), Node("alone", kind: .citizen),
      ],
      ties: [
        Tie("ann", "bo", weight: 4), Tie("bo", "ann", weight: 1),
        Tie("library", "ann", weight: 9), Tie("e1", "library", weight: 1),
      ])
  }

  @Test func tieThereAndBackIsOneDarkerEdgeWithTwoArrowheads() throws {
    let diagram = Diagram(town, graph: try town.graph())
    #expect(diagram.edges.count == 3)
    let both = try #require(diagram.edges.first { $0.line.direction == .both })
    let oneWay = try #require(diagram.edges.first { $0.line.direction == .forward })
    #expect(Set([both.source, both.target]) == [0, 1])
    #expect(both.line.color != oneWay.line.color)
    // The stronger of the two decides the width: weight 4, not 1.
    let scale = try #require(Diagram.WidthScale([try town.graph()]))
    #expect(both.line.width == scale.width(of: 4))
  }

  @Test func shapesTellKindsApartAndColorsSectors() throws {
    let style = DiagramStyle(grouping: try town.grouping(by: "sector"))
    let diagram = Diagram(town, graph: try town.graph(), style: style)
    #expect(diagram.nodes.map(\.mark.shape) == [.circle, .circle, .roundedBox, .diamond, .circle])
    #expect(diagram.nodes[1].mark.fill == .white)
    let fills = [0, 2, 3].map { diagram.nodes[$0].mark.fill }
    #expect(Set(fills).count == 3)
    let section = try #require(diagram.legend.sections.first)
    #expect(section.title == "Sector")
    #expect(section.entries.map(\.text) == ["Culture", "Public", "Social", "Not stated"])
    // What the legend shows for a group is what the diagram shows for its members.
    for (entry, node) in [(1, 2), (2, 0), (0, 3)] {
      guard case .mark(let mark) = section.entries[entry].symbol else {
        Issue.record("A group is shown by a mark.")
        continue
      }
      #expect(mark.fill == diagram.nodes[node].mark.fill)
    }
  }

  @Test func citizensHaveNoLabelsUnlessTheCallerGivesThem() throws {
    let graph = try town.graph()
    let diagram = Diagram(town, graph: graph)
    #expect(diagram.nodes.map(\.label) == [nil, nil, "library", "e1", nil])
    #expect(!diagram.dot().contains("Ann"))
    #expect(diagram.nodes.allSatisfy { $0.tooltip == $0.label })
    let named = Diagram(town, graph: graph) { index, _ in "P\(index)" }
    #expect(named.nodes.map(\.label) == ["P0", "P1", "P2", "P3", "P4"])
  }

  @Test func isolatesAreDrawn() throws {
    let diagram = Diagram(town, graph: try town.graph())
    #expect(diagram.nodes.count == 5)
    #expect(diagram.summary?.contains("1 nodes have no ties") == true)
  }

  @Test func areaIsInProportionToTheScoreWithinBounds() throws {
    let scores = NodeScores([0.0, 1, 4, 16, 9])
    let scale = try #require(Diagram.SizeScale([scores], diameters: 5...40))
    #expect(scale.diameter(of: 16) == 40)
    #expect(scale.diameter(of: 4) == 20)
    #expect(scale.diameter(of: 0) == 5)
    let signed = try #require(Diagram.SizeScale([NodeScores([-1.0, 1.0])], diameters: 10...30))
    #expect(signed.diameter(of: -1) == 10)
    #expect(signed.diameter(of: 1) == 30)
    let areas = [-1.0, 0, 1].map { signed.diameter(of: $0) * signed.diameter(of: $0) }
    #expect(abs(areas[1] * 2 - areas[0] - areas[2]) < 1e-9)
  }

  @Test func legendShowsSizesAndWidthsByTheScalesOfTheDrawing() throws {
    let graph = try town.graph()
    let scores = NodeScores([.value(2), .value(8), .value(18), .value(1), .undefined(.isolate)])
    let diagram = Diagram(
      town, graph: graph, style: DiagramStyle(sizes: .init("Reach", scores)))
    let sizes = try #require(diagram.legend.sections.first { $0.title == "Reach" })
    #expect(sizes.entries.map(\.text) == ["1", "6", "18", "Not defined"])
    let scale = try #require(
      Diagram.SizeScale([scores], diameters: 9...38))
    for (entry, value) in zip(sizes.entries, [1.0, 6, 18]) {
      #expect(entry.symbol == .mark(.init(fill: .neutral, size: scale.diameter(of: value))))
    }
    #expect(diagram.nodes[4].mark.isDashed)
    let widths = try #require(diagram.legend.sections.first { $0.title == "Strength of tie" })
    #expect(widths.entries.map(\.text) == ["1", "3", "9"])
    guard case .line(let widest) = widths.entries[2].symbol else {
      Issue.record("A weight is shown by a line.")
      return
    }
    #expect(widest.width == diagram.edges.map(\.line.width).max())
  }

  @Test func legendNamesOnlyTheDirectionsThatOccur() throws {
    let undirected = try SocialNetwork(
      nodes: town.nodes, ties: [Tie("ann", "bo")], isDirected: false)
    let diagram = Diagram(undirected, graph: try undirected.graph())
    #expect(!diagram.legend.sections.contains { $0.title == "Ties" })
    let directed = Diagram(town, graph: try town.graph())
    let ties = try #require(directed.legend.sections.first { $0.title == "Ties" })
    #expect(ties.entries.map(\.text) == ["Both ways", "One way"])
  }

  @Test func nodesLeftOutOfAWaveKeepTheOthersKeysAndColors() throws {
    var style = DiagramStyle(grouping: try town.grouping(by: "sector"))
    let graph = try town.graph()
    let whole = Diagram(town, graph: graph, style: style)
    style.isShown = [false, true, true, true, false]
    let part = Diagram(town, graph: graph, style: style)
    #expect(part.nodes.map(\.key) == [1, 2, 3])
    #expect(part.nodes.map(\.mark) == [1, 2, 3].map { whole.nodes[$0].mark })
    #expect(part.edges.map { [part.nodes[$0.source].key, part.nodes[$0.target].key] } == [[3, 2]])
    #expect(part.legend.sections.first == whole.legend.sections.first)
  }

  @Test func manyGroupsRunOutOfColorsHonestly() throws {
    let nodes = (0..<20).map { Node("n\($0)", attributes: ["team": .integer($0)]) }
    let network = try SocialNetwork(nodes: nodes, ties: [])
    let style = DiagramStyle(grouping: try network.grouping(by: "team"))
    let diagram = Diagram(network, graph: try network.graph(), style: style)
    let looks = diagram.nodes.prefix(Diagram.Palette.capacity).map {
      "\($0.mark.fill.hex) \($0.mark.isDashed)"
    }
    #expect(Set(looks).count == Diagram.Palette.capacity)
    #expect(diagram.nodes.suffix(8).allSatisfy { $0.mark.fill == .neutral })
    #expect(diagram.legend.sections.first?.entries.last?.text == "8 more groups")
  }

  @Test func emptyNetworkMakesAnEmptyDiagram() throws {
    let network = try SocialNetwork(nodes: [], ties: [])
    let diagram = Diagram(network, graph: try network.graph())
    #expect(diagram.nodes.isEmpty)
    #expect(diagram.legend.sections.isEmpty)
  }
}

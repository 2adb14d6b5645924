// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapitalDiagrams
import SocialCapitalGraphviz
import Testing

#if Graphviz
  struct GraphvizRendererTests {
    let renderer = GraphvizRenderer()

    @Test func svgHasEveryElementATitleAndADescription() throws {
      var diagram = Fixtures.ring(20)
      diagram.summary = "Twenty nodes & their <ties>."
      let text = try renderer.svg(diagram, idPrefix: "fig1")
      let svg = try #require(ParsedSVG(text))
      #expect(text.hasPrefix("<svg role=\"img\" aria-labelledby=\"fig1-title fig1-desc\""))
      #expect(svg.count(of: "g", class: "edge") == diagram.edges.count)
      let ids = Set(svg.elements.compactMap { $0.attributes["id"] })
      #expect((0..<20).allSatisfy { ids.contains("fig1-node-\($0)") })
      #expect(svg.titles.first == "A ring")
      #expect((0..<20).allSatisfy { svg.titles.contains("Tooltip \($0)") })
      #expect(svg.titles.count == 21)
      #expect(text.contains("Twenty nodes &amp; their &lt;ties&gt;. Made for a test.</desc>"))
      #expect(["A ring", "Made for a test.", "Kind", "Diamond"].allSatisfy(svg.texts.contains))
      #expect(!text.contains("<!"))
      #expect(text.contains("font-family=\"Arial,Helvetica,sans-serif\" font-weight=\"bold\""))
    }

    @Test func pngHasItsSignatureAndTheWidthAskedFor() throws {
      for width in [120, 480, 1_601] {
        let bytes = try renderer.render(Fixtures.ring(9), as: .png(width: width))
        #expect(bytes.prefix(8) == [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A])
        let size = bytes[16..<20].reduce(0) { $0 * 256 + Int($1) }
        #expect(size == width)
      }
    }

    @Test func pdfHasItsHeaderAndEnd() throws {
      let bytes = try renderer.render(Fixtures.ring(9), as: .pdf)
      #expect(bytes.prefix(5) == [0x25, 0x50, 0x44, 0x46, 0x2D])
      #expect(String(decoding: bytes.suffix(8), as: UTF8.self).contains("%%EOF"))
    }

    @Test(arguments: GraphvizRenderer.Engine.allCases)
    func sameDiagramGivesSameBytes(_ engine: GraphvizRenderer.Engine) throws {
      let renderer = GraphvizRenderer(engine: engine)
      let diagram = Fixtures.ring(60)
      let first = try renderer.svg(diagram)
      _ = try GraphvizRenderer(engine: .sfdp, seed: 9).layout(of: Fixtures.ring(31))
      #expect(try renderer.svg(diagram) == first)
      let png = try renderer.render(diagram, as: .png(width: 300))
      #expect(try renderer.render(diagram, as: .png(width: 300)) == png)
    }

    @Test(arguments: [GraphvizRenderer.Engine.neato, .sfdp])
    func anotherSeedGivesAnotherLayout(_ engine: GraphvizRenderer.Engine) throws {
      let diagram = Fixtures.ring(40)
      let layouts = try [1, 2].map {
        try GraphvizRenderer(engine: engine, seed: $0).layout(of: diagram)
      }
      #expect(layouts[0] != layouts[1])
    }

    @Test(arguments: [GraphvizRenderer.Engine.neato, .sfdp, .twopi, .circo, .dot])
    func marksAndLabelsDoNotOverlap(_ engine: GraphvizRenderer.Engine) throws {
      var diagram = Fixtures.ring(70)
      diagram.nodes += (0..<9).map { .init(key: 100 + $0, label: "Alone \($0)") }
      diagram.edges.append(.init(70, 71))
      let layout = try GraphvizRenderer(engine: engine).layout(of: diagram)
      let boxes = zip(layout.places, diagram.footprints()).map { place, print in
        print.rectangle.offset(x: place.point.x, y: place.point.y)
      }
      for one in boxes.indices {
        #expect(!boxes[..<one].contains { $0.overlaps(boxes[one]) })
        let inside = boxes[one].union(layout.bounds)
        #expect(abs(inside.width - layout.bounds.width) < 0.1)
        #expect(abs(inside.height - layout.bounds.height) < 0.1)
      }
    }

    @Test func wavesKeepTheirPlacesAndTheirSize() throws {
      let everything = Fixtures.ring(16)
      let layout = try renderer.layout(of: everything)
      var wave = everything
      wave.edges.removeSubrange(3..<9)
      let one = try #require(ParsedSVG(try renderer.svg(everything.placed(at: layout))))
      let two = try #require(ParsedSVG(try renderer.svg(wave.placed(at: layout))))
      #expect(one.elements[0].attributes["viewBox"] == two.elements[0].attributes["viewBox"])
      let ellipses = [one, two].map { svg in
        svg.elements.filter { $0.name == "ellipse" }.map { $0.attributes }
      }
      #expect(!ellipses[0].isEmpty && ellipses[0] == ellipses[1])
    }

    @Test func layoutThatDoesNotNameEveryNodeIsRefused() throws {
      let layout = try renderer.layout(of: Fixtures.ring(5))
      let wave = Fixtures.ring(6).placed(at: layout)
      #expect(throws: GraphvizError.missingPlace(node: 5)) { try renderer.svg(wave) }
    }

    @Test func drawsMarksWhereTheLayoutPutsThem() throws {
      // Two circles 120 points apart stay 120 points apart on the page.
      let diagram = Diagram(
        nodes: [
          .init(key: 0, position: .init(x: 10, y: 10)),
          .init(key: 1, position: .init(x: 130, y: 10)),
        ], edges: [])
      let svg = try #require(ParsedSVG(try renderer.svg(diagram)))
      let x = svg.elements.filter { $0.name == "ellipse" }
        .compactMap { $0.attributes["cx"].flatMap(Double.init) }
      #expect(x.count == 2 && abs(abs(x[0] - x[1]) - 120) < 0.02)
    }

    @Test func everyShapeHasTheAreaOfItsCircle() throws {
      for shape in Diagram.Shape.allCases where shape != .circle && shape != .roundedBox {
        let diagram = Diagram(
          nodes: [
            .init(key: 0, mark: .init(shape: shape, size: 40), position: .init(x: 0, y: 0))
          ],
          edges: [])
        let svg = try #require(ParsedSVG(try renderer.svg(diagram)))
        let polygon = try #require(
          svg.elements.last { $0.name == "polygon" }?.attributes["points"])
        let points = polygon.split(separator: " ").map { pair in
          pair.split(separator: ",").compactMap { Double($0) }
        }
        let doubled = zip(points, points.dropFirst())
          .reduce(0) { $0 + $1.0[0] * $1.1[1] - $1.1[0] * $1.0[1] }
        let expected = Double.pi * 400
        #expect(abs(abs(doubled / 2) - expected) < expected * 0.03, "\(shape) \(doubled / 2)")
      }
    }

    @Test func emptyAndSmallDiagramsAreDrawn() throws {
      #expect(ParsedSVG(try renderer.svg(Diagram(nodes: [], edges: []))) != nil)
      let layout = try renderer.layout(of: Diagram(nodes: [], edges: []))
      #expect(layout.places.isEmpty)
      for count in 1...4 {
        #expect(ParsedSVG(try renderer.svg(Fixtures.ring(count))) != nil)
      }
    }

    @Test func wrongEdgesAndKeysAreRefused() {
      let nodes = [Diagram.Node(key: 1), Diagram.Node(key: 2)]
      for (edge, place) in [(Diagram.Edge(0, 0), 0), (.init(0, 2), 0), (.init(-1, 0), 0)] {
        #expect(throws: GraphvizError.invalidEdge(edge: place)) {
          try renderer.layout(of: Diagram(nodes: nodes, edges: [edge]))
        }
      }
      #expect(throws: GraphvizError.repeatedKey(node: 1)) {
        try renderer.layout(of: Diagram(nodes: [nodes[0], nodes[0]], edges: []))
      }
    }
  }
#else
  struct GraphvizRendererTests {
    @Test func everyCallSaysWhatIsMissing() {
      let diagram = Fixtures.ring(3)
      #expect(throws: GraphvizError.builtWithoutGraphviz) {
        try GraphvizRenderer().layout(of: diagram)
      }
      #expect(throws: GraphvizError.builtWithoutGraphviz) {
        try GraphvizRenderer().render(diagram, as: .pdf)
      }
      #expect(throws: GraphvizError.builtWithoutGraphviz) { try GraphvizRenderer().svg(diagram) }
      #expect(GraphvizError.builtWithoutGraphviz.description.contains("trait Graphviz"))
      #expect(diagram.dot().contains("cluster_legend"))
    }
  }
#endif

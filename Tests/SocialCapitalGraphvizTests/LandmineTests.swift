// SPDX-License-Identifier: Apache-2.0

#if Graphviz
  import Foundation
  import SocialCapitalDiagrams
  @testable import SocialCapitalGraphviz
  import Testing

  /// What crashes, leaks or injects in Graphviz, each shown not to happen here.
  ///
  /// The numbers are those of the list in `Docs/Diagrams.md`.
  @Suite(.serialized)
  struct LandmineTests {
    let renderer = GraphvizRenderer()

    @Test func landmine1ConcurrentCallsTakeTurns() async throws {
      let diagram = Fixtures.ring(24)
      let expected = try renderer.svg(diagram)
      let engines: [GraphvizRenderer.Engine] = [.neato, .sfdp, .dot, .twopi]
      let alone = try engines.map { try GraphvizRenderer(engine: $0).svg(diagram) }
      await withTaskGroup(of: Bool.self) { group in
        for task in 0..<40 {
          group.addTask {
            let engine = task % engines.count
            return (try? GraphvizRenderer().svg(diagram)) == expected
              && (try? GraphvizRenderer(engine: engines[engine]).svg(diagram)) == alone[engine]
          }
        }
        for await isSame in group { #expect(isSame) }
      }
    }

    @Test(.enabled(if: FileManager.default.fileExists(atPath: "/proc/self/statm")))
    func landmine2MemoryIsFlatOverThousandsOfRenders() async {
      // A child process, so that nothing else takes memory meanwhile.
      await #expect(processExitsWith: .success) {
        let renderer = GraphvizRenderer()
        let diagram = Diagram(
          nodes: (0..<5).map { .init(key: $0) },
          edges: (1..<5).map { .init(0, $0, line: .init(direction: .both)) })
        let placed = diagram.placed(at: try renderer.layout(of: diagram))
        func render(_ count: Int) throws {
          for round in 0..<count {
            _ = try renderer.svg(placed)
            guard round.isMultiple(of: 10) else { continue }
            _ = try renderer.layout(of: diagram)
            _ = try GraphvizRenderer(engine: .sfdp).layout(of: diagram)
          }
        }
        try render(200)
        let before = LandmineTests.residentBytes()
        try render(2_000)
        // 2,000 leaked graphs or results would be tens of megabytes.
        #expect(LandmineTests.residentBytes() - before < 4 << 20)
      }
    }

    @Test func landmine3FailedCallLeavesTheNextUnharmed() throws {
      let diagram = Fixtures.ring(8)
      let expected = try renderer.svg(diagram)
      for engine in ["nosuchengine", ""] {
        #expect(throws: GraphvizError.self) {
          try Graphviz.shared.positions(of: DotGraph(), engine: engine, seed: 1)
        }
        #expect(try renderer.svg(diagram) == expected)
      }
      #expect(throws: GraphvizError.invalidImageSize(width: 0, height: 0)) {
        try renderer.render(diagram, as: .png(width: 0))
      }
      #expect(throws: GraphvizError.self) { try renderer.render(diagram, as: .png(width: 90_000)) }
      #expect(try renderer.svg(diagram) == expected)
    }

    @Test func landmine3UnknownEngineIsSaidToBeUnavailable() {
      #expect(throws: GraphvizError.unavailable("layout engine nosuchengine")) {
        try Graphviz.shared.positions(of: DotGraph(), engine: "nosuchengine", seed: 1)
      }
    }

    @Test func landmine4ReciprocalTiesOfSmallMarksDoNotCorruptMemory() throws {
      var diagram = Fixtures.ring(100, labels: false, chord: 17)
      for index in diagram.nodes.indices { diagram.nodes[index].mark.size = 2 }
      for index in diagram.edges.indices { diagram.edges[index].line.direction = .both }
      for engine in [GraphvizRenderer.Engine.neato, .sfdp] {
        let svg = try GraphvizRenderer(engine: engine).svg(diagram)
        #expect(ParsedSVG(svg)?.count(of: "g", class: "edge") == diagram.edges.count)
      }
      // There is no way to ask for a pair of parallel edges or for curved lines.
      diagram.edges.append(
        .init(diagram.edges[3].target, diagram.edges[3].source, line: .init(direction: .forward)))
      #expect(throws: GraphvizError.invalidEdge(edge: diagram.edges.count - 1)) {
        try renderer.svg(diagram)
      }
      #expect(Sheet(Fixtures.labelled("a")).graph.dot.contains("splines=\"line\""))
    }

    @Test func landmine5TextThatLooksLikeDotIsNeverParsed() throws {
      let expected = try renderer.svg(Fixtures.ring(6))
      for text in ["digraph { a } digraph { b; c }", "/* unterminated", "} trailing"] {
        let svg = try #require(ParsedSVG(try renderer.svg(Fixtures.labelled(text))))
        #expect(svg.texts.contains("plain"))
        #expect(try renderer.svg(Fixtures.ring(6)) == expected)
      }
    }

    @Test func landmine6NothingOfTheUsersReachesAnAttribute() throws {
      let hostile = #"" onload="alert(1)" x="<script>alert(1)</script>]]>&amp;"#
      let svg = try #require(ParsedSVG(try renderer.svg(Fixtures.labelled(hostile))))
      #expect(svg.count(of: "script") == 0 && svg.count(of: "a") == 0)
      let names = Set(svg.elements.flatMap { $0.attributes.keys })
      #expect(!names.contains { $0.hasPrefix("on") || $0.hasSuffix("href") })
      let ids = svg.elements.compactMap { $0.attributes["id"] }
      #expect(
        ids.allSatisfy { $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") } }
      )
      let prefixed = try renderer.svg(Fixtures.ring(3), idPrefix: "a\" onload=\"x")
      let elements = try #require(ParsedSVG(prefixed)).elements
      #expect(elements[0].attributes["onload"] == nil)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity, 1e30])
    func landmine7PlacesThatAreNotNumbersAreRefused(_ number: Double) throws {
      var diagram = Fixtures.labelled("a")
      diagram.nodes[1].position = .init(x: 3, y: number)
      #expect(throws: GraphvizError.invalidGeometry(node: 1)) { try renderer.svg(diagram) }
      diagram = Fixtures.labelled("a")
      diagram.nodes[0].mark.size = number
      #expect(throws: GraphvizError.invalidGeometry(node: 0)) { try renderer.svg(diagram) }
      diagram = Fixtures.labelled("a")
      diagram.edges[0].line.width = number
      #expect(throws: GraphvizError.invalidEdge(edge: 0)) { try renderer.svg(diagram) }
      diagram = Fixtures.labelled("a")
      diagram.bounds = .init(left: 0, top: 0, right: number, bottom: 100)
      #expect(throws: GraphvizError.self) { try renderer.svg(diagram) }
      #expect(ParsedSVG(try renderer.svg(Fixtures.labelled("a"))) != nil)
    }

    @Test(arguments: [
      #"\N \G \E \T \H \L \n \l \r"#, #"ends in \"#, "<b>bold</b>", "&lt; &amp; &#65;",
      "100% %s %n",
      "a\"b'c", "]]>", "שלום עולם", "漢字", "👩‍👩‍👧", "e\u{301}", "-->", "<![CDATA[x", "_n0 -> n1",
    ])
    func landmine8LabelsAreShownAsTheyAre(_ label: String) throws {
      let svg = try #require(ParsedSVG(try renderer.svg(Fixtures.labelled(label))))
      let shown = svg.texts.map { $0.replacing("\u{A0}", with: " ") }
      #expect(shown.contains(label), "\(shown)")
      #expect(svg.titles.contains(label))
    }

    @Test func landmine8ControlCharactersAreReplaced() throws {
      let svg = try #require(
        ParsedSVG(try renderer.svg(Fixtures.labelled("a\u{0}b\u{1}c\u{7F}d\u{FFFF}e"))))
      #expect(svg.texts.contains("a\u{FFFD}b\u{FFFD}c\u{FFFD}d\u{FFFD}e"))
      let long = String(repeating: "w", count: 10_000)
      #expect(ParsedSVG(try renderer.svg(Fixtures.labelled(long))) != nil)
      #expect(ParsedSVG(try renderer.svg(Fixtures.labelled(""))) != nil)
    }

    @Test func landmine9LongPathsDoNotOverflowTheStack() async throws {
      let count = 20_000
      let path = Diagram(
        nodes: (0..<count).map { .init(key: $0, mark: .init(size: 2)) },
        edges: (1..<count).map { .init($0 - 1, $0) })
      // A task runs on a thread with a small stack; the layout must not.
      let places = try await Task.detached {
        try GraphvizRenderer(engine: .twopi).layout(of: path).places.count
      }.value
      #expect(places == count)
    }

    @Test(arguments: [
      (GraphvizRenderer.Engine.circo, 101), (.neato, 2_001), (.dot, 2_001), (.twopi, 20_001),
      (.sfdp, 100_001), (.automatic, 100_001),
    ])
    func landmine9EnginesRefuseWhatTheyCannotFinish(
      _ engine: GraphvizRenderer.Engine, _ count: Int
    ) {
      let diagram = Diagram(nodes: (0..<count).map { .init(key: $0) }, edges: [])
      let error = #expect(throws: GraphvizError.self) {
        try GraphvizRenderer(engine: engine).layout(of: diagram)
      }
      guard case .tooLarge(_, let nodes, _, let instead) = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(nodes == count)
      #expect((instead == nil) == (count > 100_000))
      #expect(error?.description.contains("takes at most") == true)
    }

    @Test func landmine10MissingFontsAreAnError() async {
      // A child process in which fontconfig finds no font at all.
      await #expect(processExitsWith: .success) {
        let folder = FileManager.default.temporaryDirectory
          .appending(path: "no-fonts-\(ProcessInfo.processInfo.processIdentifier)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let file = folder.appending(path: "fonts.conf")
        let text = "<?xml version=\"1.0\"?><fontconfig><dir>\(folder.path)</dir></fontconfig>"
        try Data(text.utf8).write(to: file)
        setenv("FONTCONFIG_FILE", file.path, 1)
        let diagram = Fixtures.ring(4)
        #expect(throws: GraphvizError.noUsableFont) {
          try GraphvizRenderer().render(diagram, as: .png(width: 200))
        }
        #expect(throws: GraphvizError.noUsableFont) {
          try GraphvizRenderer().render(diagram, as: .pdf)
        }
        // SVG names fonts and does not need them.
        #expect(ParsedSVG(try GraphvizRenderer().svg(diagram)) != nil)
      }
    }

    @Test func landmine11LabelsAreNeverTakenForHTML() throws {
      for label in ["<b>unclosed", "<<table><tr>>", "<>"] {
        let svg = try #require(ParsedSVG(try renderer.svg(Fixtures.labelled(label))))
        #expect(svg.texts.contains(label))
      }
    }

    /// The memory the process holds.
    private static func residentBytes() -> Int {
      let text = (try? String(contentsOfFile: "/proc/self/statm", encoding: .utf8)) ?? ""
      return (text.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0) * 4_096
    }
  }
#endif

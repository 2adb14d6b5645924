// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital
import SocialCapitalReports
import TestSupport
import Testing

@Suite struct MeasurementRunTests {
  /// Measures of every shape a result can have, with something undefined in each.
  private static let shapes: [Measure] = [
    .shape("numbers") { _ in
      var result = MeasureResult("b-number", 0.1)
      result.add("a-number", .undefined(.noTies))
      return result
    },
    .shape("nodes") { input in
      let scores = NodeScores(
        input.graph.nodes.map { $0 == 1 ? Quantity.undefined(.isolate) : .value(Double($0) / 4) })
      var result = MeasureResult("score", scores)
      result.add("flag", nodes: .flags(input.graph.nodes.map { $0 == 0 }))
      result.add("zone", nodes: .membership(input.graph.nodes.map { $0 / 2 }))
      result.add("record", nodes: .record([(name: "two", scores), (name: "one", scores)]))
      return result
    },
    .shape("ties") { input in
      var result = MeasureResult()
      result.add("cut", ties: .flags(input.graph.edges.map { $0.source == 0 }))
      result.add(
        "range",
        ties: .scores(
          TieScores(
            input.graph.edges.map { $0.source == 0 ? .undefined(.tooFewTies) : .value(2) })))
      return result
    },
    .shape("tables") { _ in
      MeasureResult(
        "table",
        [
          "z": 3, "a": .quantity(.undefined(.singleGroup)),
          "rows": .matrix([[.value(0.5), .undefined(.noTies)]]),
          "inner": .table(["text": "x", "flag": .flag(true)]),
        ])
    },
  ]

  private static func run(_ network: SocialNetwork) throws -> MeasurementRun {
    try MeasurementRun(shapes, of: MeasureInput(network.graph(), network: network))
  }

  private static func network(ids: [String] = ["a", "b", "c"]) throws -> SocialNetwork {
    try SocialNetwork(
      nodes: ids.map { Node($0) }, ties: [Tie(ids[0], ids[1]), Tie(ids[1], ids[2], weight: 2)])
  }

  @Test func jsonHasTheShapeAsDesigned() throws {
    let run = try Self.run(Self.network())
    let provenance = Provenance(
      files: [.init(name: "ties.csv", bytes: Array("abc".utf8))], options: [.init("by", "sector")],
      seed: 7, version: "1.0")
    let text = String(decoding: run.json(provenance: provenance), as: UTF8.self)
    let expected = """
      {
        "network": {
          "directed": true,
          "loops-dropped": 0,
          "nodes": 3,
          "parallel-merged": 0,
          "ties": 2,
          "weighted": true,
          "zero-weights-dropped": 0
        },
        "nodes": [
          {"flag": true, "id": "a", "record": {"one": 0, "two": 0}, "score": 0, "zone": 0},
          {"flag": false, "id": "b", "record": {"one": null, "two": null}, "score": null, "zone": 0},
          {"flag": false, "id": "c", "record": {"one": 0.5, "two": 0.5}, "score": 0.5, "zone": 1}
        ],
        "provenance": {
          "files": [
            {"bytes": 3, "name": "ties.csv", "sha256": \
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"}
          ],
          "options": [
            {"name": "by", "value": "sector"}
          ],
          "seed": 7,
          "tool": "social-capital",
          "version": "1.0"
        },
        "tables": {
          "table": {
            "a": null,
            "inner": {"flag": true, "text": "x"},
            "rows": [[0.5, null]],
            "z": 3
          }
        },
        "ties": [
          {"cut": true, "range": null, "source": "a", "target": "b"},
          {"cut": false, "range": 2, "source": "b", "target": "c"}
        ],
        "undefined": {
          "nodes": {
            "record.one": {
              "b": "isolate"
            },
            "record.two": {
              "b": "isolate"
            },
            "score": {
              "b": "isolate"
            }
          },
          "tables": {
            "table": {
              "a": "single-group",
              "rows.0.1": "no-ties"
            }
          },
          "ties": {
            "range": [
              {"reason": "too-few-ties", "source": "a", "target": "b"}
            ]
          },
          "values": {
            "a-number": "no-ties"
          }
        },
        "values": {
          "a-number": null,
          "b-number": 0.1
        }
      }

      """
    #expect(text == expected)
  }

  @Test func secondsAreThereWhenAskedFor() throws {
    let run = try Self.run(Self.network())
    let bytes = run.json(provenance: Provenance(), timings: [.init("read", seconds: 0.25)])
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let seconds = try #require(object?["seconds"] as? [String: Double])
    #expect(Set(seconds.keys) == ["numbers", "nodes", "ties", "tables", "read"])
    #expect(seconds["read"] == 0.25)
  }

  @Test func tablesAsCSV() throws {
    let run = try Self.run(Self.network())
    #expect(
      String(decoding: run.nodesCSV(), as: UTF8.self) == """
        id,score,flag,zone,record.two,record.one
        a,0,true,0,0,0
        b,,false,0,,
        c,0.5,false,1,0.5,0.5

        """)
    #expect(
      String(decoding: run.tiesCSV(), as: UTF8.self) == """
        source,target,weight,cut,range
        a,b,1,true,
        b,c,2,false,2

        """)
    #expect(
      String(decoding: run.valuesCSV(), as: UTF8.self) == """
        measure,value,undefined
        b-number,0.1,
        a-number,,no-ties

        """)
  }

  @Test func textIsAligned() throws {
    let lines = try Self.run(Self.network()).text().split(separator: "\n")
    #expect(lines.contains("b-number    0.1"))
    #expect(lines.contains("a-number      –  there are no ties to count"))
  }

  @Test func hostileIdsAreData() throws {
    let hostile = ["\u{1B}[31mred", "=HYPERLINK(\"x\")", "a,b\n\u{202E}\"c\""]
    let run = try Self.run(Self.network(ids: hostile))
    let bytes = run.json(provenance: Provenance())
    let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
    let ids = (object?["nodes"] as? [[String: Any]])?.compactMap { $0["id"] as? String }
    #expect(ids == hostile)
    let safe = String(decoding: run.nodesCSV(isSpreadsheetSafe: true), as: UTF8.self)
    #expect(safe.contains("\n\"'=HYPERLINK(\"\"x\"\")\"") || safe.contains("\n'=HYPERLINK"))
    let text = run.text()
    #expect(!text.unicodeScalars.contains("\u{1B}"))
    #expect(!text.unicodeScalars.contains("\u{202E}"))
  }

  @Test func theWholeCatalogueReadsBackOnAnyNetwork() throws {
    let towns = try [
      SocialNetwork(nodes: [], ties: [Tie]()), SocialNetwork(nodes: [Node("a")], ties: [Tie]()),
      Self.network(),
    ]
    for town in towns {
      let input = try MeasureInput(
        town.graph(), network: town,
        groupings: [Grouping(column: "sector", names: town.nodes.map { _ in "x" })])
      let run = try MeasurementRun(Measure.all, of: input)
      let bytes = run.json(provenance: Provenance())
      let again = try MeasurementRun(Measure.all, of: input).json(provenance: Provenance())
      #expect(bytes == again)
      let object = try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any]
      let values = try #require(object?["values"] as? [String: Any])
      let undefined = try #require(
        (object?["undefined"] as? [String: Any])?["values"] as? [String: String])
      for (name, value) in values { #expect((value is NSNull) == (undefined[name] != nil)) }
    }
  }

  @Test func aStoppedMonitorStopsTheRun() throws {
    let input = MeasureInput(ReferenceTown.binary, monitor: Monitor(isCancelled: { true }))
    #expect(throws: MeasureError.cancelled) { try MeasurementRun(Self.shapes, of: input) }
  }
}

extension Measure {
  /// A measure made up to give a result of one shape.
  fileprivate static func shape(
    _ id: String, _ compute: @escaping @Sendable (MeasureInput) throws -> MeasureResult
  ) -> Measure {
    Measure(
      id: id, title: id, family: .cohesion, scope: .network, summary: "A shape.", definition: "–",
      range: "–", conventions: "–", reference: "–", complexity: "O(n)", compute: compute)
  }
}

// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension MeasurementRun {
  /// Everything as one JSON object with sorted keys: network, values, nodes, ties, tables, and why
  /// anything is undefined.
  ///
  /// Ids are as the data give them: this is data, not a report. Ties are listed when a measure says
  /// something of them.
  ///
  /// - Parameters:
  ///   - provenance: What the results rest on.
  ///   - timings: Further timings, such as of reading the files, to print with those of the
  ///     measures; `nil` to print none.
  public func json(provenance: Provenance, timings: [Timing]? = nil) -> [UInt8] {
    var json = JSONWriter()
    write(to: &json, provenance: provenance, timings: timings)
    return json.bytes
  }

  /// Writes the object.
  ///
  /// - Parameter names: What to call each node, `nil` for one to leave out with its ties; by
  ///   default, by its id.
  func write(
    to json: inout JSONWriter, provenance: Provenance, timings: [Timing]?,
    names: [String?]? = nil
  ) {
    let writer = RunJSON(run: self, names: names ?? input.graph.nodes.map { id(of: $0) })
    writer.write(to: &json, provenance: provenance, timings: timings)
  }
}

/// Writes a run as JSON, its nodes under given names.
private struct RunJSON {
  let run: MeasurementRun
  /// What each node is called, `nil` for one left out.
  let names: [String?]

  private var graph: Graph { run.input.graph }

  func write(
    to json: inout JSONWriter, provenance: Provenance, timings: [MeasurementRun.Timing]?
  ) {
    var parts = ResultJSON(run.result)
    let nodes = ResultJSON.inOrder(run.result.nodes, by: \.name)
    let ties = ResultJSON.inOrder(run.result.ties, by: \.name)
    json.object { json in
      if let chance = run.chance { chance.write(to: &json) }
      json.key("network")
      writeNetwork(to: &json)
      json.key("nodes")
      write(nodes, to: &json)
      writeNotes(to: &json)
      json.key("provenance")
      provenance.write(to: &json)
      if let timings { write(timings + run.seconds, to: &json) }
      parts.writeTables(to: &json)
      json.key("ties")
      write(ties, to: &json)
      json.key("undefined")
      json.object { json in
        json.key("nodes")
        writeUndefined(nodes, to: &json)
        parts.writeUndefinedTables(to: &json)
        json.key("ties")
        writeUndefined(ties, to: &json)
        parts.writeUndefinedValues(to: &json)
      }
      parts.writeValues(to: &json)
    }
  }

  /// How results were computed that are not what their definition says to the last digit.
  private func writeNotes(to json: inout JSONWriter) {
    if run.result.notes.isEmpty { return }
    json.key("notes")
    json.object { json in
      for note in ResultJSON.inOrder(run.result.notes, by: \.name) {
        json.key(note.name)
        json.string(note.content)
      }
    }
  }

  private func writeNetwork(to json: inout JSONWriter) {
    json.object { json in
      json.key("directed")
      json.bool(graph.isDirected)
      json.key("loops-dropped")
      json.number(graph.building.loopsDropped)
      json.key("nodes")
      json.number(graph.nodeCount)
      json.key("parallel-merged")
      json.number(graph.building.parallelMerged)
      json.key("ties")
      json.number(graph.edgeCount)
      json.key("weighted")
      json.bool(graph.isWeighted)
      json.key("zero-weights-dropped")
      json.number(graph.building.zeroWeightsDropped)
    }
  }

  private func write(_ timings: [MeasurementRun.Timing], to json: inout JSONWriter) {
    json.key("seconds")
    json.object { json in
      for timing in ResultJSON.inOrder(timings, by: \.name) {
        json.key(timing.name)
        json.number(timing.seconds)
      }
    }
  }
}

/// Nodes: one object each, `id` among the names of the columns.
extension RunJSON {
  private typealias NodeColumn = MeasureResult.Named<MeasureResult.NodeColumn>
  private typealias TieColumn = MeasureResult.Named<MeasureResult.TieColumn>

  private func write(_ columns: [NodeColumn], to json: inout JSONWriter) {
    let before = columns.count { $0.name.utf8.lexicographicallyPrecedes("id".utf8) }
    json.array { json in
      for node in graph.nodes {
        guard let name = names[node] else { continue }
        json.object(isInline: true) { json in
          for column in columns[..<before] { write(column, of: node, to: &json) }
          json.key("id")
          json.string(name)
          for column in columns[before...] { write(column, of: node, to: &json) }
        }
      }
    }
  }

  private func write(_ column: NodeColumn, of node: Int, to json: inout JSONWriter) {
    json.key(column.name)
    switch column.content {
    case .scores(let scores): json.quantity(scores.quantity(at: node))
    case .flags(let flags): json.bool(flags[node])
    case .membership(let parts): json.number(parts[node])
    case .record(let fields):
      json.object { json in
        for field in ResultJSON.inOrder(fields, by: \.name) {
          json.key(field.name)
          json.quantity(field.scores.quantity(at: node))
        }
      }
    }
  }

  private func writeUndefined(_ columns: [NodeColumn], to json: inout JSONWriter) {
    let scored = columns.flatMap { column -> [(name: String, scores: NodeScores)] in
      switch column.content {
      case .scores(let scores): [(column.name, scores)]
      case .record(let fields): fields.map { ("\(column.name).\($0.name)", $0.scores) }
      case .flags, .membership: []
      }
    }
    let nodes = ResultJSON.inOrder(
      graph.nodes.compactMap { node in names[node].map { (node: node, name: $0) } }, by: \.name)
    json.object { json in
      for column in ResultJSON.inOrder(scored, by: \.name)
      where column.scores.definedCount < column.scores.count {
        json.key(column.name)
        json.object { json in
          for node in nodes {
            guard let reason = column.scores.reason(at: node.node) else { continue }
            json.key(node.name)
            json.string(reason.code)
          }
        }
      }
    }
  }
}

/// Ties: one object each, `source` and `target` among the names of the columns.
extension RunJSON {
  private func write(_ columns: [TieColumn], to json: inout JSONWriter) {
    let edges = columns.isEmpty ? [] : graph.edges
    let names = ResultJSON.inOrder(columns.map(\.name) + ["source", "target"], by: \.self)
    let byName = Dictionary(columns.map { ($0.name, $0.content) }) { first, _ in first }
    json.array { json in
      for (place, edge) in edges.enumerated() {
        guard let source = self.names[edge.source], let target = self.names[edge.target] else {
          continue
        }
        json.object(isInline: true) { json in
          for name in names {
            json.key(name)
            switch byName[name] {
            case .scores(let scores): json.quantity(scores.quantity(at: place))
            case .flags(let flags): json.bool(flags[place])
            case nil: json.string(name == "source" ? source : target)
            }
          }
        }
      }
    }
  }

  /// The undefined scores of each column: the ends of the tie and the reason.
  private func writeUndefined(_ columns: [TieColumn], to json: inout JSONWriter) {
    let edges = columns.isEmpty ? [] : graph.edges
    json.object { json in
      for column in columns {
        guard case .scores(let scores) = column.content, scores.definedCount < scores.count else {
          continue
        }
        json.key(column.name)
        json.array { json in
          for (place, edge) in edges.enumerated() {
            guard let reason = scores.reason(at: place), let source = names[edge.source],
              let target = names[edge.target]
            else { continue }
            json.object(isInline: true) { json in
              json.key("reason")
              json.string(reason.code)
              json.key("source")
              json.string(source)
              json.key("target")
              json.string(target)
            }
          }
        }
      }
    }
  }
}

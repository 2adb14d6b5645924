// SPDX-License-Identifier: Apache-2.0

internal import SocialCapital

extension GrowthRun {
  /// The waves and what changed between them as one JSON object with sorted keys.
  ///
  /// - Parameter provenance: What the results rest on.
  public func json(provenance: Provenance) -> [UInt8] {
    var json = JSONWriter()
    write(to: &json, provenance: provenance)
    return json.bytes
  }

  /// Writes the object.
  func write(to json: inout JSONWriter, provenance: Provenance) {
    json.object { json in
      json.key("changes")
      json.array { json in for change in changes { write(change, to: &json) } }
      json.key("provenance")
      provenance.write(to: &json)
      json.key("waves")
      json.array { json in for wave in panel.waves { write(wave, to: &json) } }
    }
  }

  private func write(_ change: Change, to json: inout JSONWriter) {
    var parts = ResultJSON(change.result)
    json.object { json in
      json.key("assumed-complete")
      json.bool(change.comparison.isAssumedComplete)
      if !change.differences.isEmpty { write(change.differences, to: &json) }
      json.key("from")
      json.string(change.comparison.waves.from)
      parts.writeTables(to: &json)
      json.key("to")
      json.string(change.comparison.waves.to)
      json.key("undefined")
      json.object { json in
        parts.writeUndefinedTables(to: &json)
        parts.writeUndefinedValues(to: &json)
      }
      parts.writeValues(to: &json)
    }
  }

  private func write(_ wave: NetworkPanel.Wave, to json: inout JSONWriter) {
    json.object(isInline: true) { json in
      json.key("in-scope")
      json.number(wave.scopeCount)
      json.key("nodes")
      json.number(panel.network(of: wave).nodes.count)
      json.key("responded")
      if let count = wave.respondentCount { json.number(count) } else { json.null() }
      json.key("response-rate")
      json.quantity(wave.responseRate)
      json.key("wave")
      json.string(wave.name)
    }
  }

  /// Each number with what it was and is, and its intervals by both methods.
  private func write(_ differences: [MeasureChange], to json: inout JSONWriter) {
    json.key("differences")
    json.object { json in
      for change in ResultJSON.inOrder(differences, by: \.name) {
        json.key(change.name)
        let numbers = change.bootstrap
        var table: Table = [
          "before": .quantity(numbers.before), "after": .quantity(numbers.after),
          "difference": .quantity(numbers.difference), "members": .count(numbers.members),
          "verdict": .text(change.verdict.rawValue),
          "bootstrap": .table(change.bootstrap.table), "jackknife": .table(change.jackknife.table),
        ]
        if let reason = numbers.difference.reason { table["undefined"] = .text(reason.code) }
        var undefined: [(path: String, reason: Undefined)] = []
        ResultJSON.write(table, path: "", to: &json, undefined: &undefined)
      }
    }
  }
}

extension WaveDifference {
  /// The uncertainty as outputs show it; no interval where there are too few members for one.
  var table: Table {
    let isShown = members >= MeasureChange.fewestMembers
    let hidden = Quantity.undefined(.tooFewNodes)
    var table: Table = [
      "standard-error": .quantity(standardError),
      "lower": .quantity(isShown ? interval.lower : hidden),
      "upper": .quantity(isShown ? interval.upper : hidden), "draws": .count(draws),
      "undefined-draws": .count(undefinedDraws),
    ]
    if method == .vertexBootstrap {
      table["bias"] = .quantity(bias)
      table["monte-carlo-error"] = .quantity(monteCarloError)
      table["seed"] = .text("\(seed)")
    }
    let reason = standardError.reason ?? (isShown ? nil : hidden.reason)
    if let reason { table["undefined"] = .text(reason.code) }
    return table
  }
}

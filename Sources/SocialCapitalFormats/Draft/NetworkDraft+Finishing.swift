// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

extension NetworkDraft {
  /// The data, if nothing is wrong with them.
  ///
  /// - Throws: ``FormatError`` with everything that was reported, when any of it is an error.
  mutating func finish(as format: NetworkFormat) throws(FormatError) -> Reading {
    if mustDeclareNodes { reportUndeclaredNodes() }
    isDeclared = []
    if !needsNodePositions { nodePositions = [] }
    let nodes = makeNodes()
    reportUnseenHeadings()
    if nodeNames.hasLongName || tieNames.hasLongName {
      report(.unexpected, at: .file, detail: FormatLimits.longHeading)
    }
    if nodeNames.isOverfull || tieNames.isOverfull { report(.tooManyColumns, at: .file) }
    if nodes.isEmpty {
      // Where something is wrong with all of them, that is what to mend.
      if !problems.hasErrors { report(.noNodes, at: .file) }
    } else if ties.count == 0 {
      report(.noTies, at: .file)
    }
    if ties.weights != nil, ties.unweightedCount > 0 {
      report(.missingWeight, at: .file, detail: "(Ties: \(ties.unweightedCount).)")
    }
    let isDirected = settleDirection()
    try throwErrors()
    // What is needed no longer goes before the network takes its room.
    if !request.keepsLines { nodePositions = [] }
    (nodeValues, nodeColumns) = (Chunks(), [])
    guard FormatLimits.allowsPanel(of: nodes, participation, in: request.file.contents.count) else {
      throw failure(.tooLarge, at: .file, detail: FormatLimits.tooManyWaves)
    }
    let table = ties.makeTable(expanding: ties.isMixed && isDirected)
    do {
      let network = try SocialNetwork(nodes: nodes, ties: table, isDirected: isDirected)
      let panel = try NetworkPanel(network, participation: participation)
      problems.sort()
      let dataset = Dataset(
        network: network, participation: participation, panel: panel, problems: problems,
        provenance: [source(format)])
      guard request.keepsLines else { return Reading(dataset: dataset) }
      return Reading(
        dataset: dataset, tieLines: lines(of: ties.positions), nodeLines: lines(of: nodePositions),
        tieColumns: columns(of: ties.positions), nodeColumns: columns(of: nodePositions))
    } catch {
      // Everything a network refuses was looked for; this is for what it may refuse in future.
      throw failure(.unexpected, at: .file, detail: error.description)
    }
  }

  /// Whether what is still to come may ask where a node stands.
  private var needsNodePositions: Bool {
    request.keepsLines || !nodeValues.isEmpty || !nodeDefaultCounts.isEmpty || !nodeColumns.isEmpty
  }

  private mutating func reportUndeclaredNodes() {
    for node in isDeclared.indices where !isDeclared[node] {
      report(
        .unknownNode, at: position(ofCode: nodePositions[node]), value: ids.name(node))
    }
  }

  /// Reports names of attributes that were asked for and are nowhere.
  private mutating func reportUnseenHeadings() {
    for names in [nodeNames, tieNames] {
      for (_, heading, isSeen) in names.asked where !isSeen {
        report(.missingColumn, at: .file, detail: "No attribute is named “\(heading)”.")
      }
    }
  }

  /// Whether ties have a direction: as the reader was told, else as the file says, else they have.
  private mutating func settleDirection() -> Bool {
    if let told = request.reader.isDirected { return told }
    if ties.isMixed {
      report(
        .mixedDirections, at: .file,
        detail: "(With a direction: \(ties.directedCount) of \(ties.count).)")
      return true
    }
    return ties.saysDirection ?? isDirected ?? true
  }

  private func source(_ format: NetworkFormat) -> Dataset.Source {
    let file = request.file.given
    return Dataset.Source(
      file: file.name, format: format.id, byteCount: file.contents.count,
      checksum: request.reader.computesChecksums
        ? SHA256.hexadecimal(of: file.contents.span) : nil,
      rowCount: ties.count, separator: nil)
  }
}

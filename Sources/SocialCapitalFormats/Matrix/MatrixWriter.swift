// SPDX-License-Identifier: Apache-2.0

import SocialCapital

/// Writes tables of numbers; parallel ties become one, with their weights added.
enum MatrixWriter {
  static func writeSquare(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    let (network, ties) = (request.network, request.network.ties)
    try checkWidth(network.nodes.count, request)
    var rows = [[Int: Double]](repeating: [:], count: network.nodes.count)
    for row in ties.indices {
      let (source, target) = (Int(ties.sources[row]), Int(ties.targets[row]))
      rows[source][target, default: 0] += ties.weights?[row] ?? 1
      if !network.isDirected, source != target {
        rows[target][source, default: 0] += ties.weights?[row] ?? 1
      }
    }
    let bytes = try table(
      rows, rowLabels: network.nodes.map(\.id), columnLabels: network.nodes.map(\.id), request)
    return written(bytes, request, as: .matrix)
  }

  static func writeIncidence(_ request: WritingRequest) throws(FormatError) -> WrittenNetwork {
    let (network, ties) = (request.network, request.network.ties)
    let sides = network.nodes.map(\.mode)
    let isTwoMode =
      sides.allSatisfy { $0 != nil }
      && ties.indices.allSatisfy { sides[Int(ties.sources[$0])] != sides[Int(ties.targets[$0])] }
    guard isTwoMode else {
      throw refusal("Every node must be of mode 1 or 2, and every tie between the two.", request)
    }
    // The place of each node among those of its side.
    var places: [Int] = []
    var counts = [0, 0]
    for side in sides {
      let index = side == 1 ? 0 : 1
      places.append(counts[index])
      counts[index] += 1
    }
    guard counts[0] > 0, counts[1] > 0 else {
      throw refusal("There must be nodes on both sides.", request)
    }
    try checkWidth(counts[1], request)
    var rows = [[Int: Double]](repeating: [:], count: counts[0])
    for row in ties.indices {
      var (first, second) = (Int(ties.sources[row]), Int(ties.targets[row]))
      if sides[first] == 2 { swap(&first, &second) }
      rows[places[first]][places[second], default: 0] += ties.weights?[row] ?? 1
    }
    let bytes = try table(
      rows, rowLabels: network.nodes.filter { $0.mode == 1 }.map(\.id),
      columnLabels: network.nodes.filter { $0.mode == 2 }.map(\.id), request)
    return written(bytes, request, as: .incidence)
  }

  private static func checkWidth(_ count: Int, _ request: WritingRequest) throws(FormatError) {
    guard count >= CSVTable.mostColumns else { return }
    throw refusal("A table can have 16,384 columns.", request)
  }

  private static func refusal(_ detail: String, _ request: WritingRequest) -> FormatError {
    FormatError(
      .cannotHold, at: Problem.Place(file: "\(request.writer.name).csv"), detail: detail)
  }

  private static func table(
    _ rows: [[Int: Double]], rowLabels: [String], columnLabels: [String],
    _ request: WritingRequest
  ) throws(FormatError) -> [UInt8] {
    // Where parallel ties add up to more than any weight, the table could not be read again.
    guard rows.allSatisfy({ $0.values.allSatisfy(SocialNetwork.isWeight) }) else {
      throw refusal("Ties listed more than once add up to more than a weight can be.", request)
    }
    var writer = CSVWriter(isSpreadsheetSafe: request.writer.isSpreadsheetSafe)
    writer.row([""] + columnLabels)
    for (label, row) in zip(rowLabels, rows) {
      writer.cell(label)
      for column in columnLabels.indices { writer.cell(row[column] ?? 0) }
      writer.endRow()
    }
    return writer.bytes
  }

  private static func written(
    _ bytes: [UInt8], _ request: WritingRequest, as format: NetworkFormat
  ) -> WrittenNetwork {
    let zeros = request.network.ties.weights?.count { $0 == 0 } ?? 0
    let more = zeros > 0 ? [Loss("ties of weight 0", zeros)] : []
    return WrittenNetwork(
      [SourceFile(name: "\(request.writer.name).csv", contents: bytes)],
      losses: request.losses(holding: format.holds) + more)
  }
}

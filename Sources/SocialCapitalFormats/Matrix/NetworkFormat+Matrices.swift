// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// A square table of numbers: a row and a column for each node, the row's node being the source.
  public static let matrix: NetworkFormat = NetworkFormat(
    id: "matrix", title: "Adjacency matrix (CSV)",
    summary: "A square table with a row and a column for each node and the weights of ties within.",
    fileExtensions: [],
    holds: [.ids, .directedTies, .isolates, .nodeOrder, .weights, .loops],
    recognizes: { head in
      let table = MatrixHead(head)
      return table.isSquare
    },
    read: { request throws(FormatError) in
      var parser = MatrixParser(request, isIncidence: false)
      return try parser.run(as: .matrix)
    },
    write: { request throws(FormatError) in try MatrixWriter.writeSquare(request) })

  /// A table of two-mode data: a row for each person, a column for each event or group.
  public static let incidence: NetworkFormat = NetworkFormat(
    id: "incidence", title: "Incidence matrix (CSV)",
    summary: "A table of two-mode data: a row for each node of one side, a column for the other.",
    fileExtensions: [],
    holds: [.ids, .undirectedTies, .isolates, .weights, .modes],
    recognizes: { head in
      let table = MatrixHead(head)
      return table.isTable && table.hasEmptyCorner && !table.isSquare
    },
    read: { request throws(FormatError) in
      var parser = MatrixParser(request, isIncidence: true)
      return try parser.run(as: .incidence)
    },
    write: { request throws(FormatError) in try MatrixWriter.writeIncidence(request) })
}

/// What the beginning of a table shows: whether labels surround numbers.
struct MatrixHead {
  /// Whether every row is a label and numbers.
  private(set) var isTable = false
  /// Whether rows are called as columns are.
  private(set) var isSquare = false
  /// Whether nothing stands over the labels of rows.
  private(set) var hasEmptyCorner = false

  init(_ head: FileHead) {
    for separator in CellSeparator.allCases {
      let rows = Self.rows(head, separator)
      guard rows.count >= 2 else { continue }
      let labels = rows[0].dropFirst()
      guard labels.count >= 1, rows.dropFirst().allSatisfy({ $0.count == rows[0].count }) else {
        continue
      }
      if rows.dropFirst().allSatisfy({ $0.dropFirst().allSatisfy(Self.isNumber) }) {
        isTable = !labels.contains { $0.isEmpty } && rows.dropFirst().allSatisfy { !$0[0].isEmpty }
        hasEmptyCorner = rows[0][0].isEmpty
        let names = rows.dropFirst().map { $0[0] }
        isSquare =
          names.elementsEqual(labels.prefix(names.count))
          && (!head.isWhole || names.count == labels.count)
        // Labels of columns alone, over as many rows of numbers.
        if !isSquare, head.isWhole, names.allSatisfy(Self.isNumber), rows[0].count == names.count {
          isSquare = !rows[0].contains(where: Self.isNumber)
        }
        if isTable || isSquare { return }
      }
    }
  }

  /// The rows that are whole.
  private static func rows(_ head: FileHead, _ separator: CellSeparator) -> [[String]] {
    let bytes = ContiguousArray(head.text.utf8)
    var scanner = CSVScanner(
      separator: separator.rawValue, cellLimit: CSVTable.mostColumns, position: 0)
    var rows: [[String]] = []
    var row = CSVRow()
    while scanner.next(bytes.span, into: &row) {
      if row.isBlank { continue }
      rows.append(row.cells.map { bytes.span.text(of: $0) })
    }
    if !head.isWhole, !rows.isEmpty { rows.removeLast() }
    return rows
  }

  private static func isNumber(_ cell: String) -> Bool { cell.isEmpty || Double(cell) != nil }
}

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
      var rows = Self.rows(head, separator)
      guard rows.count >= 2 else { continue }
      // R writes nothing at all over the labels of rows.
      let hasCorner = rows[1].count != rows[0].count + 1
      if !hasCorner { rows[0].insert("", at: 0) }
      let labels = rows[0].dropFirst()
      guard labels.count >= 1, rows.dropFirst().allSatisfy({ $0.count == rows[0].count }) else {
        continue
      }
      func isNumber(_ cell: String) -> Bool { Self.isNumber(cell, separator) }
      if rows.dropFirst().allSatisfy({ $0.dropFirst().allSatisfy(isNumber) }) {
        isTable = !labels.contains { $0.isEmpty } && rows.dropFirst().allSatisfy { !$0[0].isEmpty }
        hasEmptyCorner = hasCorner && rows[0][0].isEmpty
        let names = rows.dropFirst().map { $0[0] }
        isSquare =
          names.elementsEqual(labels.prefix(names.count))
          && (!head.isWhole || names.count == labels.count)
          // A number over the labels of rows begins a row of numbers.
          && (rows[0][0].isEmpty || !isNumber(rows[0][0]))
        if !isSquare, head.isWhole { isSquare = Self.isUnlabelledSquare(rows, separator) }
        if isTable || isSquare { return }
      }
    }
  }

  /// Whether rows are labels of columns and as many rows of numbers, with the same on the diagonal.
  ///
  /// A table of two columns could be a list of ties as well, and so could one of three whose numbers
  /// stand just so: there the diagonal must be empty or 0.
  private static func isUnlabelledSquare(
    _ rows: [[String]], _ separator: CellSeparator
  ) -> Bool {
    func isNumber(_ cell: String) -> Bool { Self.isNumber(cell, separator) }
    let numbers = rows.dropFirst()
    guard numbers.count >= 3, rows[0].count == numbers.count, !rows[0].contains(where: isNumber),
      numbers.allSatisfy({ $0.allSatisfy(isNumber) })
    else { return false }
    let diagonal = numbers.enumerated().map { $1[$0].isEmpty ? 0 : Double($1[$0]) }
    return diagonal.allSatisfy { $0 == 0 || numbers.count > 3 && $0 == diagonal[0] }
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

  private static func isNumber(_ cell: String, _ separator: CellSeparator) -> Bool {
    if cell.isEmpty || Double(cell) != nil { return true }
    return separator != .comma && Double(cell.replacing(",", with: ".")) != nil
  }
}

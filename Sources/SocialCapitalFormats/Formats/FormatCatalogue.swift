// SPDX-License-Identifier: Apache-2.0

extension NetworkFormat {
  /// Every format, in the order lists show them and contents are looked at.
  public static let all: [NetworkFormat] = [
    .tables, .workbook,
    .graphML, .gexf, .gexf12, .nodeLink, .jgf, .cytoscape,
    .gml, .dot, .pajek, .dl, .gdf, .vna,
    .edgeList, .adjacencyList, .ncol, .lgl,
    .matrixMarket, .metis, .matrix, .incidence,
  ]

  /// The format of a name, or `nil` where there is none.
  public static func named(_ id: String) -> NetworkFormat? { all.first { $0.id == id } }

  /// The format of a file: by its content where that leaves no doubt, else by the ending of its
  /// name, else by what its content looks like, else `nil`.
  ///
  /// Content goes first because names are often wrong: a file named `.txt` may be anything.
  public static func recognized(in file: SourceFile) -> NetworkFormat? {
    let head = FileHead(file)
    return all.first { $0.recognizes(head) } ?? ofFile(named: file.name)
      ?? all.first { $0.resembles(head) }
  }

  /// The format whose files are named so, or `nil` where there is none.
  public static func ofFile(named name: String) -> NetworkFormat? {
    guard let dot = name.lastIndex(of: ".") else { return nil }
    let ending = name[name.index(after: dot)...].lowercased()
    return all.first { $0.fileExtensions.contains(ending) }
  }
}

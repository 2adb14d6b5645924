// SPDX-License-Identifier: Apache-2.0

extension NetworkFormat {
  /// DOT, the language of Graphviz, read as data rather than as a drawing.
  ///
  /// The grammar is that of <https://graphviz.org/doc/info/lang.html>.
  public static let dot: NetworkFormat = NetworkFormat(
    id: "dot", title: "DOT (Graphviz)",
    summary: "The language of Graphviz: nodes, chains of edges and attributes.",
    fileExtensions: ["dot", "gv"],
    holds: .everything,
    recognizes: { head in
      var text = head.text(skippingComments: ["//", "#"], hasBlocks: true)
      var word = text.prefix { $0.isLetter }.lowercased()
      if word == "strict" {
        text = text.dropFirst(word.count).drop { $0.isWhitespace }
        word = text.prefix { $0.isLetter }.lowercased()
      }
      guard word == "graph" || word == "digraph" else { return false }
      // GML begins with the same word, and then a square bracket.
      let rest = text.dropFirst(word.count).drop { $0.isWhitespace }
      return rest.contains("{") && rest.first != "["
    },
    read: { request throws(FormatError) in
      var parser = try DOTParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in
      let columns = try NetworkColumns(request, file: request.fileName(["dot"]))
      return DOTWriter.write(request, columns)
    })
}

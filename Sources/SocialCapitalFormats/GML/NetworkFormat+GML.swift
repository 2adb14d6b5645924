// SPDX-License-Identifier: Apache-2.0

extension NetworkFormat {
  /// Graph Modelling Language: nested lists of keys and values in plain text.
  ///
  /// Himsolt, M. (1997). *GML: A portable graph file format.* University of Passau.
  public static let gml: NetworkFormat = NetworkFormat(
    id: "gml", title: "GML",
    summary: "Nested lists of keys and typed values, which most network programs read.",
    fileExtensions: ["gml"],
    holds: Capabilities.everything.subtracting([.flags]),
    recognizes: { head in
      // Keys of the file come before the graph; the first must be one that GML has.
      let text = head.text(skippingComments: ["#"])
      let word = text.prefix { $0.isLetter }.lowercased()
      let rest = text.dropFirst(word.count).drop { $0.isWhitespace }
      if word == "graph" { return rest.first == "[" }
      return ["creator", "version", "comment"].contains(word)
        && text.firstRange(of: "graph") != nil && text.contains("[")
    },
    read: { request throws(FormatError) in
      var parser = try GMLParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in try GMLWriter.write(request) })
}

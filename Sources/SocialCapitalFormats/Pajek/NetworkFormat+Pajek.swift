// SPDX-License-Identifier: Apache-2.0

extension NetworkFormat {
  /// Networks and projects of Pajek, with arcs, edges, matrices, partitions, vectors and time.
  ///
  /// Mrvar, A. and Batagelj, V. *Pajek: Programs for analysis and visualization of very large
  /// networks. Reference manual.* University of Ljubljana.
  public static let pajek: NetworkFormat = NetworkFormat(
    id: "pajek", title: "Pajek",
    summary: "Numbered vertices with labels, then arcs, edges or a matrix, as Pajek writes them.",
    fileExtensions: ["net", "paj"],
    holds: .everything,
    recognizes: { head in
      let text = head.text(skippingComments: ["%"]).prefix(12).lowercased()
      return text.hasPrefix("*vertices") || text.hasPrefix("*network")
    },
    read: { request throws(FormatError) in
      var parser = PajekParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in
      let columns = try NetworkColumns(request, file: request.fileName(["net"]))
      return PajekWriter.write(request, columns)
    })
}

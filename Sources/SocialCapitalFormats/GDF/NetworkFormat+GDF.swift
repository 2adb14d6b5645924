// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The format of GUESS: a table of nodes and a table of edges with typed columns in one file.
  ///
  /// Adar, E. (2006). GUESS: a language and interface for graph exploration. *CHI 2006.*
  /// doi:10.1145/1124772.1124889
  public static let gdf: NetworkFormat = NetworkFormat(
    id: "gdf", title: "GDF (GUESS)",
    summary: "A table of nodes and a table of edges in one text file, with a type for each column.",
    fileExtensions: ["gdf"],
    holds: Capabilities.everything.subtracting([.mixedTypes]),
    recognizes: { $0.text(skippingComments: ["#"]).prefix(8).lowercased() == "nodedef>" },
    read: { request throws(FormatError) in
      var parser = GDFParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in
      let columns = try NetworkColumns(request, file: request.fileName(["gdf"]))
      return GDFWriter.write(request, columns)
    })
}

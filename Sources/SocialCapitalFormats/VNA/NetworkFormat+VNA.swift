// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// The format of NetDraw: tables of node data, node properties and ties in one text file.
  ///
  /// Borgatti, S. P. (2002). *NetDraw: Graph visualization software.* Analytic Technologies.
  public static let vna: NetworkFormat = NetworkFormat(
    id: "vna", title: "VNA (NetDraw)",
    summary: "Tables of nodes and ties in one text file, with words between spaces.",
    fileExtensions: ["vna"],
    holds: Capabilities.everything.subtracting([.undirectedTies]),
    recognizes: { head in
      let text = head.text(skippingComments: []).prefix(16).lowercased()
      return ["*node data", "*node propert", "*tie data"].contains { text.hasPrefix($0) }
    },
    read: { request throws(FormatError) in
      var parser = VNAParser(request)
      return try parser.run()
    },
    write: { request throws(FormatError) in
      let columns = try NetworkColumns(request, file: request.fileName(["vna"]))
      return VNAWriter.write(request, columns)
    })
}

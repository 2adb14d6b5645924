// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// GEXF: Gephi's XML, with typed attributes and time; read in any version, written as 1.3.
  public static let gexf: NetworkFormat = gexf(
    id: "gexf", title: "GEXF", summary: "Gephi's XML, with typed attributes and time.",
    fileExtensions: ["gexf"], recognizes: { $0.markupRoot == "gexf" }, version: .version13)

  /// GEXF as it was before version 1.3, for programs that know no newer one; it is read as ``gexf`` is.
  public static let gexf12: NetworkFormat = gexf(
    id: "gexf-1.2", title: "GEXF 1.2",
    summary: "Gephi's XML in version 1.2draft, for programs that know no newer one.",
    fileExtensions: [], recognizes: { _ in false }, version: .draft12)

  private static func gexf(
    id: String, title: String, summary: String, fileExtensions: [String],
    recognizes: @escaping @Sendable (FileHead) -> Bool, version: GEXFWriter.Version
  ) -> NetworkFormat {
    NetworkFormat(
      id: id, title: title, summary: summary, fileExtensions: fileExtensions, holds: .everything,
      recognizes: recognizes,
      read: { request throws(FormatError) in
        let reader = GEXFReader(NetworkDraft(request))
        try reader.read()
        reader.finish()
        return try reader.draft.finish(as: .gexf)
      },
      write: { request throws(FormatError) in
        try GEXFWriter(request, as: version).written()
      })
  }
}

// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// GEXF: Gephi's XML, with typed attributes and time.
  public static let gexf: NetworkFormat = NetworkFormat(
    id: "gexf", title: "GEXF", summary: "Gephi's XML, with typed attributes and time.",
    fileExtensions: ["gexf"], holds: .everything,
    recognizes: { $0.markupRoot == "gexf" },
    read: { request throws(FormatError) in
      let reader = GEXFReader(NetworkDraft(request))
      try reader.read()
      reader.finish()
      return try reader.draft.finish(as: .gexf)
    },
    write: { request throws(FormatError) in try GEXFWriter(request).written() })
}

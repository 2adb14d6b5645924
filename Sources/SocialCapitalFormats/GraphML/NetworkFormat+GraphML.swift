// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// GraphML: XML with typed attributes, which most network programs read and write.
  public static let graphML: NetworkFormat = NetworkFormat(
    id: "graphml", title: "GraphML",
    summary: "XML with typed attributes, which most network programs read and write.",
    fileExtensions: ["graphml"], holds: .everything,
    recognizes: { $0.markupRoot == "graphml" },
    read: { request throws(FormatError) in
      let reader = GraphMLReader(NetworkDraft(request))
      try reader.read()
      reader.reportLeftOut()
      return try reader.draft.finish(as: .graphML)
    },
    write: { request throws(FormatError) in try GraphMLWriter(request).written() })
}

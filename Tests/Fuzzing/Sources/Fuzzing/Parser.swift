// SPDX-License-Identifier: Apache-2.0

import Foundation
import SocialCapital

@testable import SocialCapitalFormats

/// One way into the readers, which any bytes may be given to.
struct Parser: Sendable {
  let name: String
  /// Reads the bytes; what is a whole network is then written again.
  let parse: @Sendable (Data) throws -> Dataset?

  /// Every format, every shape of a survey, the tables beside one of ties, what packs files, and files that
  /// are known by what is in them; then what looks through any of these.
  static let all: [Parser] =
    NetworkFormat.all.map { format in
      Parser(name: format.id) { try format.read(SourceFile(name: "x", contents: $0)) }
    }
    + SurveyShape.allCases.map { shape in
      Parser(name: "shape-\(shape.rawValue)") { data in
        var reader = NetworkReader()
        reader.shape = shape
        return try reader.read(InputFiles(ties: SourceFile(name: "x", contents: data)))
      }
    }
    + [
      Parser(name: "table-of-nodes") { data in
        try NetworkReader().read(
          InputFiles(ties: ties, nodes: SourceFile(name: "nodes.csv", contents: data)))
      },
      Parser(name: "table-of-participation") { data in
        try NetworkReader().read(
          InputFiles(ties: ties, participation: SourceFile(name: "p.csv", contents: data)))
      },
      Parser(name: "table-of-merges") { data in
        let table = try MergeTable(SourceFile(name: "merge.csv", contents: data))
        return try NetworkReader().read(InputFiles(ties: ties)).merging(table)
      },
      Parser(name: "sheet") { data in
        let file = SourceFile(name: "x.xlsx", contents: try workbook(of: data))
        return try NetworkFormat.workbook.read(file)
      },
      Parser(name: "gzip") { data in
        try NetworkReader().read(InputFiles(ties: SourceFile(name: "x.gz", contents: data)))
      },
      Parser(name: "any") { data in
        try NetworkReader().read(InputFiles(ties: SourceFile(name: "x", contents: data)))
      },
      Parser(name: "check") { data in
        _ = NetworkReader().check(InputFiles(ties: SourceFile(name: "x", contents: data)))
        return nil
      },
    ]

  private static let ties = SourceFile(
    name: "ties.csv", text: "source,target,wave\nann,bo,1\nbo,cy,2\ncy,ann,2\n")

  /// A workbook whose only sheet is the bytes, so that they are not hidden by the packing.
  private static func workbook(of sheet: Data) throws -> Data {
    var archive = try frame.get()
    try archive.add("xl/worksheets/sheet1.xml", Array(sheet))
    return archive.finished()
  }

  /// What stands around the sheet, packed once.
  private static let frame = Result { try workbookFrame() }

  private static func workbookFrame() throws -> ZipWriter {
    let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    var archive = ZipWriter()
    for (path, text) in [
      (
        "_rels/.rels",
        #"<Relationships><Relationship Id="a" Type="\#(office)/officeDocument" Target="xl/workbook.xml"/></Relationships>"#
      ),
      (
        "xl/workbook.xml",
        #"<workbook xmlns:r="\#(office)"><sheets><sheet name="ties" r:id="a"/></sheets></workbook>"#
      ),
      (
        "xl/_rels/workbook.xml.rels",
        #"<Relationships><Relationship Id="a" Type="\#(office)/worksheet" Target="worksheets/sheet1.xml"/></Relationships>"#
      ),
    ] {
      try archive.add(path, Array(text.utf8))
    }
    return archive
  }
}

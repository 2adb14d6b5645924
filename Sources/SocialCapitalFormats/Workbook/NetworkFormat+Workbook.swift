// SPDX-License-Identifier: Apache-2.0

import SocialCapital

extension NetworkFormat {
  /// Workbooks of Excel and other spreadsheet programs, with a sheet for each table.
  public static let workbook: NetworkFormat = NetworkFormat(
    id: "xlsx", title: "Workbook (Excel)",
    summary: "Workbooks of spreadsheet programs, with sheets for ties, nodes and participation.",
    fileExtensions: ["xlsx", "xlsm"], holds: NetworkFormat.tables.holds,
    recognizes: { head in ZipArchive.isZip(ContiguousArray(head.bytes).span) },
    read: { request throws(FormatError) in
      var reader = try WorkbookReader(request)
      return try reader.read()
    },
    write: { request throws(FormatError) in try WorkbookWriter.write(request) })
}

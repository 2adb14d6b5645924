// SPDX-License-Identifier: Apache-2.0

public import SocialCapital

/// What a network or panel shows, as a page trustees can read, as tables and as JSON.
///
/// Making the report measures everything. It then says which diagrams it wants; the caller draws
/// them and gets the files, as bytes, to write where it likes. The same panel, options, figures and
/// provenance give the same bytes.
///
/// ```swift
/// let report = try SocialCapitalReport(of: panel, options: ReportOptions())
/// for file in report.files(figures: [], provenance: Provenance()) { print(file.path) }
/// ```
public struct SocialCapitalReport: Sendable {
  /// What the report was asked to be.
  public let options: ReportOptions
  let evidence: Evidence

  /// A file of a report.
  public struct File: Sendable, Hashable {
    /// Its path within the folder of the report, such as `tables/mixing.csv`.
    public let path: String
    /// What it holds.
    public let bytes: [UInt8]
  }

  /// Measures a panel; one without waves is looked at as a whole.
  ///
  /// - Parameters:
  ///   - panel: The community. People who withdrew are taken out first.
  ///   - options: What the report is called, looks at and may show.
  ///   - monitor: Who watches, and the most threads.
  ///   - willCompute: Told each measure of the last wave before it is computed, how many are done
  ///     and how many there are.
  /// - Throws: `MeasureError`, `GraphError`, or ``ReportError``.
  public init(
    of panel: NetworkPanel, options: ReportOptions = ReportOptions(), monitor: Monitor = .task,
    willCompute: (_ measure: Measure, _ done: Int, _ total: Int) -> Void = { _, _, _ in }
  ) throws {
    if !options.showsNames || options.isPublic {
      for column in options.groupingColumns where column == "id" || column == "label" {
        throw ReportError.groupsNamePeople(column: column)
      }
    }
    self.options = options
    evidence = try Evidence(panel, options: options, monitor: monitor, willCompute: willCompute)
  }

  /// The files of the report: the page, its tables as CSV, the figures as SVG, everything as JSON.
  ///
  /// - Parameters:
  ///   - figures: The diagrams the report asked for, drawn; those missing are left out.
  ///   - provenance: What the report rests on.
  public func files(figures: [ReportFigure] = [], provenance: Provenance) -> [File] {
    let page = page(figures: figures, provenance: provenance)
    var files = [File(path: "report.html", bytes: Array(page.html(figures: figures).utf8))]
    for table in page.tables {
      files.append(File(path: "tables/\(table.id).csv", bytes: table.csv))
    }
    for figure in figures {
      files.append(File(path: "figures/\(figure.id).svg", bytes: Array(figure.svg.utf8)))
    }
    files.append(File(path: "report.json", bytes: json(provenance: provenance)))
    return files
  }

  /// Who is behind each pseudonym, as CSV; never part of ``files(figures:provenance:)``.
  ///
  /// With it the report is personal data as the input is: keep it apart, or do not ask for it.
  public func pseudonymKeyCSV() -> [UInt8] {
    var csv = CSVWriter(isSpreadsheetSafe: true)
    csv.row(["pseudonym", "id"])
    for entry in evidence.names.pseudonyms { csv.row([entry.pseudonym, entry.id]) }
    return csv.bytes
  }
}

/// Why a report cannot be made.
@nonexhaustive
public enum ReportError: Error, Sendable, Hashable, CustomStringConvertible {
  /// The groups asked for would show the names of people.
  case groupsNamePeople(column: String)

  /// What is wrong and what to do.
  public var description: String {
    switch self {
    case .groupsNamePeople(let column):
      """
      Groups by \(column) would show who people are. Group by another column, or show names.
      """
    }
  }
}

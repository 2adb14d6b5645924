// SPDX-License-Identifier: Apache-2.0

extension Problem {
  /// What kind of problem it is; the raw value is a stable name for scripts.
  @nonexhaustive
  public enum Reason: String, Sendable, Hashable, CaseIterable {
    // Files
    case missingFile = "missing-file"
    case severalFiles = "several-files"
    case unreadableFile = "unreadable-file"
    case emptyFile = "empty-file"
    case workbook = "workbook"
    case compressed = "compressed"
    case binary = "binary"
    case otherFormat = "other-format"
    case unmarkedUTF16 = "unmarked-utf-16"
    case brokenUTF16 = "broken-utf-16"
    case invalidUTF8 = "invalid-utf-8"
    case zeroByte = "zero-byte"
    // Tables
    case missingColumn = "missing-column"
    case duplicateHeading = "duplicate-heading"
    case unnamedColumn = "unnamed-column"
    case tooManyColumns = "too-many-columns"
    case noRows = "no-rows"
    case tooManyRows = "too-many-rows"
    case openQuote = "open-quote"
    case quoteInCell = "quote-in-cell"
    case textAfterQuote = "text-after-quote"
    case longCell = "long-cell"
    case extraCells = "extra-cells"
    // Cells
    case emptyCell = "empty-cell"
    case notANumber = "not-a-number"
    case groupedNumber = "grouped-number"
    case decimalComma = "decimal-comma"
    case mixedDecimals = "mixed-decimals"
    case negativeWeight = "negative-weight"
    case weightOutOfRange = "weight-out-of-range"
    case notADate = "not-a-date"
    case ambiguousDate = "ambiguous-date"
    case impossibleDate = "impossible-date"
    case notYesOrNo = "not-yes-or-no"
    case notAMode = "not-a-mode"
    case notAConsent = "not-a-consent"
    // Rows among each other
    case unknownNode = "unknown-node"
    case duplicateNode = "duplicate-node"
    case duplicateRecord = "duplicate-record"
    // What was read and should be known
    case noTies = "no-ties"
    case changedBetweenWaves = "changed-between-waves"
    case assumedHeading = "assumed-heading"
    case decodedUTF16 = "decoded-utf-16"
    case spacesDropped = "spaces-dropped"
    case shortRows = "short-rows"
    case timeDropped = "time-dropped"
  }
}

extension Problem.Reason {
  /// How bad problems of this kind are.
  public var severity: Problem.Severity {
    switch self {
    case .noTies, .changedBetweenWaves: .warning
    case .assumedHeading, .decodedUTF16, .spacesDropped, .shortRows, .timeDropped:
      .note
    default: .error
    }
  }

  /// What is wrong.
  var sentence: String { wording.sentence }

  /// What to do.
  var advice: String { wording.advice }

  private var wording: (sentence: String, advice: String) {
    fileWording ?? tableWording ?? cellWording ?? rowWording ?? noteWording
      ?? (rawValue, "")
  }

  private var fileWording: (String, String)? {
    switch self {
    case .missingFile:
      (
        "There is no table of ties here.",
        "Name the file ties.csv; it needs the columns source and target."
      )
    case .severalFiles:
      ("Several files could be this table.", "Keep one of them in the folder.")
    case .unreadableFile:
      ("The file cannot be read.", "Check that it exists and that you may read it.")
    case .emptyFile:
      ("The file is empty.", "A table needs a row of headings and a row for each entry.")
    case .workbook:
      (
        "This is a spreadsheet workbook, not CSV.",
        "Open it in the spreadsheet program and save each sheet as “CSV UTF-8”."
      )
    case .compressed:
      ("The file is compressed.", "Unpack it first.")
    case .binary:
      ("This is not a text file.", "Save the table as “CSV UTF-8”.")
    case .otherFormat:
      ("This is text, but not CSV.", "Save the table as “CSV UTF-8”.")
    case .unmarkedUTF16:
      (
        "The text seems to be UTF-16 without the mark that says so.",
        "Save the file as “CSV UTF-8”."
      )
    case .brokenUTF16:
      ("The file says it is UTF-16, but is not.", "Save the file as “CSV UTF-8”.")
    case .invalidUTF8:
      (
        "The text is not UTF-8.",
        "Save the file as “CSV UTF-8”; it is probably in an older encoding such as Windows-1252."
      )
    case .zeroByte:
      (
        "There is a zero byte in the text.",
        "The file is damaged or not a text file; save the table anew as “CSV UTF-8”."
      )
    default: nil
    }
  }

  private var tableWording: (String, String)? {
    switch self {
    case .missingColumn:
      (
        "A column is missing.",
        "Give the column this heading in the first row, or say which column it is."
      )
    case .duplicateHeading:
      ("Two columns have the same heading.", "Rename or remove one of them.")
    case .unnamedColumn:
      (
        "There is a cell under no heading.",
        "Give the column a heading, or empty the cell."
      )
    case .tooManyColumns:
      (
        "The row of headings has more than 16,384 columns.",
        "Check that the file is a table with a row for each entry."
      )
    case .noRows:
      ("There are headings but no rows.", "Add a row for each entry.")
    case .tooManyRows:
      ("There are more rows than can be held.", "Split the data into several networks.")
    case .openQuote:
      (
        "A quotation mark is opened and never closed.",
        "Close it; a quotation mark that belongs to the text is written twice, in a quoted cell."
      )
    case .quoteInCell:
      (
        "There is a quotation mark within a cell that does not begin with one.",
        "Put the whole cell in quotation marks and write the one within twice."
      )
    case .textAfterQuote:
      (
        "There is text after the quotation mark that closes a cell.",
        "A quotation mark that belongs to the text is written twice, in a quoted cell."
      )
    case .longCell:
      (
        "A cell is longer than a megabyte.",
        "Check that lines end where they should and that quotation marks are closed."
      )
    case .extraCells:
      (
        "The row has more cells than there are headings.",
        "Put cells that contain the separator in quotation marks."
      )
    default: nil
    }
  }

  private var cellWording: (String, String)? {
    switch self {
    case .emptyCell:
      ("The cell is empty and must not be.", "Fill it in, or remove the row.")
    case .notANumber:
      ("This is not a number.", "Write a number such as 2.5, without units or other signs.")
    case .groupedNumber:
      ("The number has marks between its thousands.", "Write 1234.5, not 1,234.5.")
    case .decimalComma:
      (
        "The number has a decimal comma, in a table whose columns are separated by commas.",
        "Write 2.5, or separate the columns by semicolons."
      )
    case .mixedDecimals:
      (
        "Some numbers in this column have a decimal point and some a decimal comma.",
        "Use one of the two throughout."
      )
    case .negativeWeight:
      (
        "The weight is negative.",
        "Weights are strengths: 0 or more. Give ill will a relation of its own."
      )
    case .weightOutOfRange:
      ("The weight must be 0 or between 1e-100 and 1e100.", "Use another unit.")
    case .notADate:
      ("This is not a date.", "Write dates as 2026-03-31.")
    case .ambiguousDate:
      (
        "It cannot be told which is the day and which the month.",
        "Write dates as 2026-03-31, or say which order the file uses."
      )
    case .impossibleDate:
      ("There is no such day.", "Check the day, the month and the year.")
    case .notYesOrNo:
      ("This says neither yes nor no.", "Write true or false, yes or no, 1 or 0.")
    case .notAMode:
      ("The mode must be 1 or 2.", "Write 1 for one side, such as people, and 2 for the other.")
    case .notAConsent:
      ("This is not a word for consent.", "Write consented, named or withdrawn.")
    default: nil
    }
  }

  private var rowWording: (String, String)? {
    switch self {
    case .unknownNode:
      (
        "No row of the node table has this id.",
        "Add a row for it, or correct the spelling; ids are the same only letter by letter."
      )
    case .duplicateNode:
      (
        "An earlier row has the same id.",
        "Give each node one row, or one for each wave with the wave in a column named wave."
      )
    case .duplicateRecord:
      ("An earlier row is about the same id and wave.", "Keep one of the two rows.")
    default: nil
    }
  }

  private var noteWording: (String, String)? {
    switch self {
    case .noTies:
      ("There are no ties.", "Add a row for each tie, with its source and target.")
    case .changedBetweenWaves:
      (
        "The value differs from that of an earlier wave; the last wave's stands.",
        "If the change matters, keep a column for each wave."
      )
    case .assumedHeading:
      ("The heading was taken to mean a known one.", "Say which column it is if that is wrong.")
    case .decodedUTF16:
      ("The file is UTF-16 and was decoded.", "Nothing needs doing.")
    case .spacesDropped:
      (
        "Spaces at the ends of cells were dropped.",
        "Nothing needs doing; spaces that matter belong in quotation marks."
      )
    case .shortRows:
      (
        "Some rows have fewer cells than there are headings; the rest were taken as empty.",
        "Check that no row was cut off."
      )
    case .timeDropped:
      ("The time of day was dropped from dates.", "Nothing needs doing; ties have dates only.")
    default: nil
    }
  }
}

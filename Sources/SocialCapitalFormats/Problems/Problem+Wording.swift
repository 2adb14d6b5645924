// SPDX-License-Identifier: Apache-2.0

extension Problem.Reason {
  /// What is wrong.
  var sentence: String { wording.sentence }

  /// What to do.
  var advice: String { wording.advice }

  private var wording: (sentence: String, advice: String) {
    fileWording ?? tableWording ?? cellWording ?? rowWording ?? noteWording ?? checkWording
      ?? formatWording
      ?? likenessWording ?? shapeWording ?? mergeWording
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

  private var checkWording: (String, String)? {
    switch self {
    case .loop:
      (
        "The tie goes from a node to itself.",
        "It is dropped from measures; correct one of the ends, or remove the row."
      )
    case .parallelTie:
      (
        "The same tie was listed before.",
        "Weights of parallel ties are added; remove the row if it is a repetition."
      )
    case .zeroWeight:
      (
        "The weight is 0.",
        "Measures leave ties of weight 0 out; remove the row, or give the weight."
      )
    case .isolates:
      ("Some nodes have no ties.", "Keep them if they had the chance to name somebody.")
    case .neverReturned:
      (
        "The ties have a direction and none is returned.",
        "If they go both ways, read the data as undirected."
      )
    case .alwaysReturned:
      (
        "The ties have a direction and each is returned.",
        "If every tie was listed from both ends, list it once and read the data as undirected."
      )
    case .nonRespondentTie:
      (
        "The tie comes from a node that did not answer in its wave.",
        "Correct the record of participation, or remove the tie."
      )
    case .outOfScope:
      (
        "An end of the tie was not in scope of its wave.",
        "Add it to the roster or the participation records of that wave."
      )
    case .waveWithoutTies:
      ("No tie is of this wave.", "Check that waves are spelt the same in every table.")
    case .waveWithoutRecords:
      (
        "There are ties of a wave, but no records of who took part in it.",
        "Add them; without them, change cannot be told from who answered."
      )
    case .invisibleCharacters:
      (
        "The text has spaces at its ends or characters that cannot be seen.",
        "Type it anew, without them."
      )
    case .similarIDs:
      (
        "The id differs from another only in case, spaces, accents or signs.",
        "If both are the same node, spell them the same."
      )
    case .similarWords:
      (
        "The word differs from another in its column only in case, spaces, accents or signs.",
        "If both mean the same, spell them the same."
      )
    case .withdrawn:
      (
        "Some people asked to be taken out.",
        "Reports leave them out; remove their rows when their data may not be kept."
      )
    default: nil
    }
  }
}

// SPDX-License-Identifier: Apache-2.0

extension Problem.Reason {
  /// The wording of what a check finds by comparing rows with all the others.
  var likenessWording: (String, String)? {
    switch self {
    case .namedNowhere:
      (
        "Some nodes are in the table of nodes and nowhere else.",
        "Check that ids are spelt the same in every table; keep the nodes if they were never asked."
      )
    case .likelySame:
      (
        "The name is much like that of another node.",
        "If both are the same, let “social-capital check --suggest merge.csv” list such pairs, decide "
          + "on them, and read the data with --merge merge.csv."
      )
    case .weightOutlier:
      (
        "The weight is far beyond the others.",
        "Check for a slip of the decimal point or another unit; keep it if it is right."
      )
    case .impossibleHours:
      (
        "There are not so many hours in the time that the heading names.",
        "Check the number, or the heading."
      )
    case .dateOutlier:
      ("The date is more than fifty years from most others.", "Check the year.")
    case .oneSidedTie:
      (
        "Nearly all ties are listed from both ends, this one from one end only.",
        "Add the row for the other end, or, if ties have no direction, list each once."
      )
    case .listedTwice:
      (
        "The ties have no direction, and most are listed from both ends, so they count twice.",
        "List each tie once, or read the data as directed."
      )
    case .mixedEncodings:
      (
        "Some of the text is UTF-8 and some is in another encoding.",
        "Tables from two programs were probably pasted together; save each as “CSV UTF-8” first."
      )
    case .decodedTwice:
      (
        "The text was decoded wrongly before it was saved, so that é became Ã©.",
        "Save it anew from the program it came from as “CSV UTF-8”, or mend the cells."
      )
    case .lostCharacters:
      (
        "There is a mark that stands where a character was lost.",
        "Save the table anew from the program it came from as “CSV UTF-8”, or mend the cells."
      )
    case .mixedAlphabets:
      (
        "A word has letters of two alphabets, some of which look alike.",
        "Type it anew: a Cyrillic а is not a Latin a, and names with either are two names."
      )
    default: nil
    }
  }

  /// The wording of what the shapes of surveys and ledgers bring.
  var shapeWording: (String, String)? {
    switch self {
    case .notAnAnswer:
      (
        "This is no answer that can be counted.",
        "Write 0 or 1, yes or no, x, or a number such as how often; leave the cell empty where nobody "
          + "was asked."
      )
    case .answerWithoutName:
      (
        "There is an answer about somebody who is not named.",
        "Fill in the name, or empty the cell."
      )
    case .bothSides:
      (
        "The same text is the name of a person and of a group.",
        "Spell them differently, such as by adding “group” to the group."
      )
    case .datesReversed:
      ("The membership ends before it begins.", "Check both dates.")
    case .refundWithoutExchange:
      (
        "Hours are taken back that were not given before.",
        "Check the names, and that the exchange itself is in the ledger."
      )
    case .repeatedExchange:
      (
        "The same exchange was entered before, on the same day with the same hours.",
        "Both are counted; remove one if it was entered twice."
      )
    case .refunded:
      (
        "Some hours were taken back; they were subtracted from what was given before.",
        "Nothing needs doing."
      )
    case .notAsked:
      (
        "Some cells of people who answered are empty and were taken to mean that they were not asked.",
        "Write 0 where the answer was no."
      )
    case .namedNobody:
      (
        "Some people have a row and name nobody; they were taken to have answered so.",
        "Add a column “responded” with no for those who did not answer."
      )
    case .didNotAnswer:
      (
        "Some people have a row without any answer, or no row, and were taken not to have answered.",
        "Write 0 in the cells of somebody who answered no throughout."
      )
    default: nil
    }
  }

  /// The wording of what merging brings.
  var mergeWording: (String, String)? {
    switch self {
    case .mergeUnknown:
      (
        "No node of the data has this id.",
        "Correct the spelling; ids are the same only letter by letter."
      )
    case .mergeTwice:
      (
        "The node is to be merged into two others.",
        "Decide on one of the rows; if all three are the same, merge one of the two into the other."
      )
    case .mergeContradiction:
      (
        "This row says that two nodes are not one, and other rows make them one.",
        "Change this row or one of those that merge the two, directly or through others."
      )
    case .mergeCircle:
      ("The merges go in a circle, so that nothing is kept.", "Remove one of the rows.")
    case .merged:
      ("Nodes were merged into others, as the table of merges says.", "Nothing needs doing.")
    case .undecidedMerges:
      (
        "Some rows of the table of merges are not decided and were left alone.",
        "Write yes or no in the column merge."
      )
    case .mergeMadeLoops:
      (
        "Ties between nodes that were merged would join a node to itself and were left out.",
        "Check that people who name each other are not two people."
      )
    case .mergeMadeParallelTies:
      (
        "Merging made ties parallel to others.",
        "Nothing needs doing; weights of parallel ties add."
      )
    case .mergeDroppedValues:
      (
        "Values of merged nodes differ from those of the nodes kept, which stand.",
        "Nothing needs doing, unless the merged nodes had the better values."
      )
    default: nil
    }
  }
}
